import { spawnSync } from 'node:child_process';
import { LabError } from '@shared/errors';

export interface SlurmJob {
  /** The worker's command line, without its name. */
  readonly command: readonly string[];
  /** Workers of the array. */
  readonly array: number;
  /** As SLURM writes it, such as `04:00:00` or `2-00:00:00`; the partition's own where it is left out. */
  readonly time?: string | undefined;
  readonly partition?: string | undefined;
  /** Such as `gpu:1`. */
  readonly gres?: string | undefined;
}

/** Seconds before the time limit at which a worker begins to hand its runs back. */
const grace = 120;

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/**
 * A batch script of an array of workers. Before its time limit SLURM tells the script, the worker hands its runs back with
 * their checkpoints, and the job is queued again; `scancel` hands them back for good.
 */
export function slurmScript({ command, array, time, partition, gres }: SlurmJob): string {
  const asked = Object.entries({ time, partition, gres }).flatMap(([name, value]) =>
    value === undefined ? [] : [`#SBATCH --${name}=${value}`],
  );
  return `#!/bin/bash
#SBATCH --job-name=collapse-lab-worker
#SBATCH --array=1-${array}
${asked.map((line) => `${line}\n`).join('')}#SBATCH --signal=B:USR1@${grace}
#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --output=collapse-lab-worker-%A_%a.log

job="\${SLURM_ARRAY_JOB_ID}_\${SLURM_ARRAY_TASK_ID}"
again=
${command.map(quoted).join(' ')} --name "$(hostname -s) $job" &
worker=$!
trap 'again=yes; kill -TERM "$worker"' USR1
trap 'kill -TERM "$worker"' TERM INT
# A signal ends the wait, not the worker, which still hands its runs back.
while kill -0 "$worker" 2>/dev/null; do wait "$worker"; done
if [ -n "$again" ]; then scontrol requeue "$job"; fi
`;
}

/**
 * @param queue the address for its workers, which travels in SLURM's environment of the job and not in the script
 * @returns the id of the job
 * @throws LabError `conflict` with what SLURM says.
 */
export function submit(script: string, queue: string): string {
  const env = { ...process.env, COLLAPSE_LAB_QUEUE: queue };
  const { error, status, stdout, stderr } = spawnSync('sbatch', ['--parsable'], {
    input: script,
    env,
    encoding: 'utf8',
  });
  if (error !== undefined)
    throw new LabError('conflict', 'There is no sbatch on this machine: run this where SLURM takes jobs.');
  if (status !== 0) throw new LabError('conflict', `SLURM does not take the job: ${stderr.trim()}`);
  return stdout.trim().split(';')[0] ?? '';
}
