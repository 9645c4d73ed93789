import { styleText } from 'node:util';
import type { DoctorCheck } from '@shared/api';
import type { Command } from 'commander';
import { Exit, exitCodes } from '../output/exitCodes';
import { say, sayJson } from '../output/output';
import { type Column, table } from '../output/table';

const colours = { ok: 'green', warning: 'yellow', problem: 'red' } as const;

const columns: readonly Column<DoctorCheck>[] = [
  { title: 'status', cell: ({ status }) => styleText(colours[status], status) },
  { title: 'what', cell: ({ name }) => name },
  { title: 'detail', cell: ({ detail, fix }) => (fix === null ? detail : `${detail}  →  ${fix}`) },
];

export function checksTable(checks: readonly DoctorCheck[]): string {
  return table(columns, checks);
}

/** Does not open the lab: it must work where the lab cannot be opened. */
export function addDoctor(program: Command, examine: () => Promise<readonly DoctorCheck[]>): void {
  program
    .command('doctor')
    .description('check everything that the lab stands on, and say how to fix what is wrong')
    .option('--json', 'one check a line, as JSON')
    .action(async ({ json = false }: { json?: boolean }) => {
      const checks = await examine();
      if (json) for (const check of checks) sayJson(check);
      else say(checksTable(checks));
      if (checks.some(({ status }) => status === 'problem')) throw new Exit(exitCodes.failed);
    });
}
