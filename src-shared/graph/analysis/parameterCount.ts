import type { BuildContext, TensorOps, Tf } from '../../node';
import { nodeType } from '../../nodes/registry';
import type { GraphDocument } from '../document/document';
import { ownerOf, takesWeights } from '../document/objective';
import { analyse } from './analyse';

/**
 * How many numbers a module trains; undefined for a node without weights of its own and while its inputs are not
 * known. The module is built with a context that only counts: no step is run.
 */
export function parameterCount(document: GraphDocument, id: string): number | undefined {
  const node = document.nodes.find((candidate) => candidate.id === id);
  const definition = nodeType(node?.type ?? '');
  const types = analyse(document).types.get(id);
  const params = definition?.params.safeParse(node?.params);
  if (node === undefined || definition?.ownsWeights !== true || types === undefined) return undefined;
  if (ownerOf(document, id) !== id || takesWeights(document, id) || params?.success !== true)
    return undefined;
  const counter = countingContext();
  definition.build({
    context: counter.context,
    params: params.data,
    inputs: types.inputs,
    lanes: node.lanes,
  });
  return counter.total();
}

/** Of all modules; undefined while one of them cannot be counted. */
export function totalParameterCount(document: GraphDocument): number | undefined {
  const owners = document.nodes.filter(
    ({ id, type, weightsOf }) =>
      nodeType(type)?.ownsWeights === true && weightsOf === undefined && !takesWeights(document, id),
  );
  let total = 0;
  for (const { id } of owners) {
    const count = parameterCount(document, id);
    if (count === undefined) return undefined;
    total += count;
  }
  return total;
}

/** Modules make their variables when they are built and touch tensors only in the step, which is never run here. */
function countingContext() {
  let count = 0;
  const tf: Tf = Object.create(null);
  const ops: TensorOps = Object.create(null);
  const unread = (): never => {
    throw new Error('A module read a tensor while it was built');
  };
  const context: BuildContext = {
    tf,
    ops,
    data: { trainCount: 1, classCount: 1, mean: [0, 0, 0], std: [1, 1, 1] },
    variable: (name, shape) => {
      count += shape.reduce((product, side) => product * side, 1);
      return { name, read: unread };
    },
    buffer: (name) => ({ name, read: unread, write: unread }),
    scheduled: () => ({ read: unread }),
    weights: () => [],
  };
  return { context, total: () => count };
}
