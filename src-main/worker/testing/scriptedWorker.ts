/** The command line with the scripted trainer, for workers that are processes of their own. Run it in the repository. */
import { resolve } from 'node:path';
import { LabError } from '@shared/errors';
import { execute } from '../../cli/program';

void execute(
  {
    open: () => Promise.reject(new LabError('internal', 'A scripted worker has no lab.')),
    examine: async () => [],
    trainer: () => resolve('src-main/engine/testing/scriptedTrainer.ts'),
  },
  process.argv.slice(2),
).then((code) => process.exit(code));
