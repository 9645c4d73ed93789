import { arithmeticText } from '@shared/api';
import { precisions } from '@shared/training';
import type { Command } from 'commander';
import { currentArithmetic, keepMeasurement, keptMeasurement, measureArithmetic } from '../../arithmetic';
import { say, sayJson } from '../output/output';

interface Options {
  readonly again?: boolean;
  readonly json?: boolean;
}

/** Does not open the lab: set-up calls it before there is one. @param trainer the built trainer program */
export function addCalibrate(program: Command, trainer: () => string): void {
  program
    .command('calibrate')
    .description('time how this machine computes fastest, once, and say what runs will compute with')
    .option('--again', 'although it was measured before')
    .option('--json', 'the measurement as one line of JSON')
    .action(async ({ again = false, json = false }: Options) => {
      const kept = again ? undefined : keptMeasurement();
      const measurement = kept ?? (await measureArithmetic(trainer(), json ? undefined : say));
      if (kept === undefined) keepMeasurement(measurement);
      if (json) sayJson(measurement);
      else for (const one of precisions) say(`${one} runs: ${arithmeticText(currentArithmetic(one))}`);
    });
}
