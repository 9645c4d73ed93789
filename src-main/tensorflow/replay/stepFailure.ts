import { LabError } from '@shared/errors';

/** TensorFlow names the op that failed in the text of its error: `[[{{node projector/MatMul_12}}]]`. */
const failedOp = /\{\{node ([^}]+)\}\}/g;

/**
 * An error of a replayed step with the node of the document that it happened in, as far as TensorFlow tells.
 * @param nodes the nodes that ops are named after; its optimiser may put names of its own before and behind them
 */
export function stepFailure(thrown: unknown, nodes: ReadonlySet<string>): LabError {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  const parts = [...text.matchAll(failedOp)].flatMap(([, name = '']) => name.split('/'));
  const node = parts.find((part) => nodes.has(part));
  const what = text.split('\n')[0]?.trim() ?? text;
  const where = node === undefined ? 'in the step' : `at the node "${node}"`;
  return new LabError(
    'step-failed',
    `TensorFlow failed ${where}: ${what}`,
    node === undefined ? {} : { node },
    {
      cause: thrown,
    },
  );
}
