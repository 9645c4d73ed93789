import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LabError } from '@shared/errors';
import { embeddedSource } from '@shared/graph';
import { aims } from './aims';
import { documentOf } from './cases';
import { networkOf } from './contenders';

const preset = 'simsiam';

/** Seconds of a whole run, from the start of the process to its end. */
export interface WholeReport {
  readonly steps: number;
  readonly lab: number;
  /** Where the lab's seconds go, by what the trainer says that it is busy with. */
  readonly phases: Readonly<Record<string, number>>;
  /** PyTorch's ways, by name. */
  readonly torch: Readonly<Record<string, number>>;
  readonly ratio: number;
  readonly aim: number;
}

export interface WholeRequest {
  readonly steps: number;
  readonly python: string;
  /** Folder of PyTorch's scripts. */
  readonly scripts: string;
  /** The built command line of the lab. */
  readonly cli: string;
}

/**
 * `train simsiam` at its small size against a PyTorch script of the same content, each in a process of its own: start,
 * data, steps with augmentation and probes, evaluations, end.
 */
export async function measureWhole(request: WholeRequest): Promise<WholeReport> {
  const lab = await labRun(request);
  const torch = {
    channels_last: await torchRun(request, { channels_last: true, compile: false }),
    contiguous: await torchRun(request, { channels_last: false, compile: false }),
    compile: await torchRun(request, { channels_last: false, compile: true }),
  };
  const best = Math.min(...Object.values(torch));
  return { steps: request.steps, ...lab, torch, ratio: lab.lab / best, aim: aims.whole };
}

async function labRun({ cli, steps }: WholeRequest): Promise<Pick<WholeReport, 'lab' | 'phases'>> {
  const folder = mkdtempSync(join(tmpdir(), 'collapse-lab-bench-'));
  try {
    const phases: Record<string, number> = {};
    let [phase, since] = ['start', performance.now()];
    const next = (name: string) => {
      const now = performance.now();
      phases[phase] = (phases[phase] ?? 0) + (now - since) / 1000;
      [phase, since] = [name, now];
    };
    const seconds = await timed(
      process.execPath,
      [cli, 'train', preset, '--steps', String(steps), '--json'],
      { ...process.env, COLLAPSE_LAB_DATA: folder },
      (line) => {
        const event: { event: string; activity?: string } = JSON.parse(line);
        if (event.event === 'activity') next(event.activity ?? '');
        if (event.event === 'finished') next('exit');
      },
    );
    next('');
    return { lab: seconds, phases };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function torchRun(
  { python, scripts, steps }: WholeRequest,
  mode: { readonly channels_last: boolean; readonly compile: boolean },
): Promise<number> {
  const document = documentOf(
    { preset, size: 'small', set: [] },
    { precision: 'float32', execution: 'replay', views: 'full' },
  );
  const { train, test } = embeddedSource as Extract<typeof embeddedSource, { kind: 'embedded' }>;
  const settings = { ...networkOf({ method: 'simsiam' }, document), ...mode, steps, train, test };
  return timed(python, [join(scripts, 'whole.py')], process.env, () => {}, JSON.stringify(settings));
}

/** Seconds until the process is gone. @throws LabError `internal` if it fails */
function timed(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  onLine: (line: string) => void,
  input = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    createInterface({ input: child.stdout }).on('line', onLine);
    child.stdin.end(input);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve((performance.now() - start) / 1000);
      else reject(new LabError('internal', `${command} ${args.join(' ')} ended with ${code ?? 'a signal'}`));
    });
  });
}

export function formatWhole({ steps, lab, phases, torch, ratio, aim }: WholeReport): string {
  const seconds = (value: number) => `${value.toFixed(1)} s`;
  return [
    `A whole run: ${preset}, small size, ${steps} steps, from the start of the process to its end`,
    `  lab   ${seconds(lab)}: ${Object.entries(phases)
      .map(([name, value]) => `${name} ${seconds(value)}`)
      .join(', ')}`,
    ...Object.entries(torch).map(([name, value]) => `  torch ${name} ${seconds(value)}`),
    `  lab / best torch  ${ratio.toFixed(2)}  (at most ${aim.toFixed(2)}: ${ratio <= aim ? 'yes' : 'no'})`,
    '',
  ].join('\n');
}
