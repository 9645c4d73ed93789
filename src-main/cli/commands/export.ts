import type { Command } from 'commander';
import { findRun, type OpenLab, withLab } from '../lab/withLab';
import { writeWhole } from '../output/wholeFile';

export function addExport(program: Command, open: OpenLab): void {
  program
    .command('export')
    .argument('<run>', 'its number, its id, or the beginning of it')
    .description("write a run's metrics: one row a step, one column a metric")
    .requiredOption('--csv', 'as comma-separated values (RFC 4180)')
    .option('--output <file>', 'to a file; to standard output if left out')
    .action(async (wanted: string, { output }: { output?: string }) => {
      const { csv } = await withLab(open, async (engine) => {
        const { id } = await findRun(engine, wanted);
        return engine.call('runs.export', { id });
      });
      if (output === undefined) process.stdout.write(csv);
      else writeWhole(output, csv);
    });
}
