/** Exit codes of the command line; `lab --help` prints them. */
export const exitCodes = {
  ok: 0,
  /** A run failed or crashed, doctor found a problem, or something unexpected happened. */
  failed: 1,
  /** A wrong option, an unknown preset or run, a document or data that cannot train. */
  badInput: 2,
  /** TensorFlow or a fallback could not be loaded. */
  backendUnavailable: 3,
  /** An experiment came out otherwise than published. */
  differs: 4,
  /** Ctrl-C, or the run was stopped from elsewhere; it can be resumed. */
  interrupted: 130,
} as const;

export const exitCodeHelp = `
Exit codes:
  0    done; a run that collapsed is done as well
  1    the run failed, doctor found a problem, or something unexpected happened
  2    wrong usage or input: unknown preset or run, a graph or data that cannot train
  3    no compute backend could be loaded; "lab doctor" says why
  4    reproduce or sweep --analysis: a verdict or a claim differs from what is published
  130  stopped, by Ctrl-C or from elsewhere; "lab resume RUN" goes on`;

/** Ends the command with a code; whatever there was to say has been said. */
export class Exit extends Error {
  override readonly name = 'Exit';

  constructor(readonly code: number) {
    super(`exit code ${code}`);
  }
}
