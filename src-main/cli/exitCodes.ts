/** Exit codes of the command line; `lab --help` prints them. */
export const exitCodes = {
  ok: 0,
  /** A run failed or crashed, or something unexpected happened. */
  failed: 1,
  /** A wrong option, an unknown preset or run, a document or data that cannot train. */
  badInput: 2,
  /** TensorFlow or a fallback could not be loaded. */
  backendUnavailable: 3,
  /** Ctrl-C; the run can be resumed. */
  interrupted: 130,
} as const;

export const exitCodeHelp = `
Exit codes:
  0    done; a run that collapsed is done as well
  1    the run failed, or something unexpected happened
  2    wrong usage or input: unknown preset or run, a graph or data that cannot train
  3    no compute backend could be loaded; "lab doctor" says why
  130  interrupted with Ctrl-C; "lab resume RUN" goes on`;
