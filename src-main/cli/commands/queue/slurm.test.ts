import { expect, it } from 'vitest';
import { slurmScript } from './slurm';

it('writes an array of workers with what was asked for, and nothing else', () => {
  const script = slurmScript({
    command: ['node', "it's", 'worker'],
    array: 3,
    time: '04:00:00',
    gres: 'gpu:1',
  });
  expect(script.split('\n').filter((line) => line.startsWith('#SBATCH'))).toEqual([
    '#SBATCH --job-name=collapse-lab-worker',
    '#SBATCH --array=1-3',
    '#SBATCH --time=04:00:00',
    '#SBATCH --gres=gpu:1',
    '#SBATCH --signal=B:USR1@120',
    '#SBATCH --requeue',
    '#SBATCH --open-mode=append',
    '#SBATCH --output=collapse-lab-worker-%A_%a.log',
  ]);
  expect(script).toContain(`'node' 'it'\\''s' 'worker' --name "$(hostname -s) $job" &`);
});
