import type { DoctorCheck } from '@shared/api';
import { vi } from 'vitest';
import { scriptedOptions, scriptedTrainer } from '../../engine/testing';
import { openLab } from '../../server';
import { execute } from '../program';

export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The lines of standard output. */
  readonly lines: readonly string[];
}

export interface ScriptedCli {
  /** Runs one command line to its end. One at a time. */
  run(...args: readonly string[]): Promise<Outcome>;
  /** What the command that runs now has written on standard output. */
  written(): string;
}

/** The command line in this process, on a data folder of its own, with the scripted trainer. */
export function scriptedCli(dataFolder: string, checks: readonly DoctorCheck[] = []): ScriptedCli {
  let stdout = '';
  let stderr = '';
  return {
    written: () => stdout,
    async run(...args) {
      stdout = '';
      stderr = '';
      const out = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => {
        stdout += String(chunk);
        return true;
      });
      const err = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
        stderr += String(chunk);
        return true;
      });
      try {
        const code = await execute(
          {
            open: () => openLab({ ...scriptedOptions(dataFolder), pages: dataFolder }),
            examine: async () => checks,
            trainer: () => scriptedTrainer,
          },
          args,
        );
        return { code, stdout, stderr, lines: stdout.split('\n').filter((line) => line !== '') };
      } finally {
        out.mockRestore();
        err.mockRestore();
      }
    },
  };
}
