import type { GraphDocument } from '@shared/graph';
import { type TrainerExit, type TrainerProcess, trainerProcesses } from '../../engine/queue/trainerProcess';
import { plainArithmetic } from '../../environment/arithmetic';
import type { TrainerReport } from '../protocol';

/** One run of a real trainer process, with everything that it reported so far. */
export class TrainerRun {
  readonly reports: TrainerReport[] = [];
  readonly process: TrainerProcess;
  readonly exit: Promise<TrainerExit>;
  #waiting: (() => void)[] = [];

  constructor(script: string, folder: string, document: GraphDocument, resumeFrom: string | null = null) {
    let exited = (_exit: TrainerExit) => {};
    this.exit = new Promise((resolve) => {
      exited = resolve;
    });
    const job = {
      ...{ runId: 'run', attempt: 1, document, folder, resumeFrom },
      fork: null,
      totalSteps: null,
      acceptsChangedData: false,
      arithmetic: plainArithmetic(),
    };
    this.process = trainerProcesses(script)(job, {
      report: (report) => {
        this.reports.push(report);
        this.#wake();
      },
      exit: (exit) => {
        exited(exit);
        this.#wake();
      },
    });
    this.process.send({ kind: 'start', job });
  }

  /** The reports of one kind so far. */
  of<Kind extends TrainerReport['kind']>(kind: Kind): Extract<TrainerReport, { kind: Kind }>[] {
    return this.reports.filter(
      (report): report is Extract<TrainerReport, { kind: Kind }> => report.kind === kind,
    );
  }

  /** Settles as soon as the reports fit; rejects if the process is gone before. */
  async until(fits: () => boolean): Promise<void> {
    let gone = false;
    void this.exit.then(() => {
      gone = true;
    });
    while (!fits()) {
      if (gone) throw new Error(`The trainer is gone: ${this.process.logTail()}`);
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
