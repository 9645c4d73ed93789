import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BackendInfo, backendSchema } from '@shared/api';
import { LabError } from '@shared/errors';
import { currentArithmetic } from '../arithmetic';
import { computeEnvironment } from '../environment/computeEnvironment';

/** Loading TensorFlow takes one or two seconds; with a cold disk and a GPU, far more. */
const probeLimit = 90_000;

function run(script: string): Promise<{ stdout: string; stderr: string; failed: boolean }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [script, '--probe'],
      { timeout: probeLimit, env: computeEnvironment(process.env, currentArithmetic('float32')) },
      (error, stdout, stderr) => resolve({ stdout, stderr, failed: error !== null }),
    );
  });
}

/**
 * Loads the compute backend in a short process of its own and says which rung is in force.
 * @throws LabError `backend-unavailable` with the last line of what that process said.
 */
export async function probeBackend(trainer: string): Promise<BackendInfo> {
  if (!existsSync(trainer))
    throw new LabError('backend-unavailable', 'The trainer is not built.', { file: trainer });
  const { stdout, stderr, failed } = await run(trainer);
  for (const line of stdout.trim().split('\n').reverse()) {
    if (failed || !line.startsWith('{')) continue;
    const parsed = backendSchema.safeParse(JSON.parse(line));
    if (parsed.success) return parsed.data;
  }
  const said = stderr.trim().split('\n').at(-1) ?? '';
  throw new LabError('backend-unavailable', `No compute backend could be loaded. ${said}`.trim());
}
