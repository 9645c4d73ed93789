/** A worker of the queue whose runs take a fixed time: ADDRESS NAME SLOTS MILLISECONDS LOCK FOLDER. */
import { LabWorker } from '../labWorker';
import { timedTrainer } from './timedTrainer';

const [address = '', name = '', slots, milliseconds, lock, folder = ''] = process.argv.slice(2);

async function main(): Promise<void> {
  const worker = await LabWorker.open({
    ...{ address, name, version: '0', folder, slots: Number(slots), drain: false },
    lockDuration: Number(lock),
    spawn: timedTrainer(Number(milliseconds)),
    ...{ labels: [], data: new Map(), refuses: false, backend: async () => null },
    say: () => undefined,
  });
  process.stdout.write('Ready\n');
  await worker.ended;
}

void main();
