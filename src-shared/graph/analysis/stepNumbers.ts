import type { StepContext } from '../../node';
import { nodeType } from '../../nodes/registry';
import type { ValueType } from '../../values/valueType';
import type { GraphDocument, GraphNode } from '../document/document';
import { analyse } from './analyse';
import type { NodeTypes } from './inferTypes';
import { totalParameterCount } from './parameterCount';
import { shapeContext, traced } from './shapeContext';

/** How many numbers a training step is made of. */
export interface StepNumbers {
  /** Trained weights. */
  readonly weights: number;
  /** What the layers of all nodes give in the forward pass of a whole batch. */
  readonly activations: number;
}

/** Undefined while the document's shapes are not known. Modules are called with shapes in the place of tensors. */
export function stepNumbers(document: GraphDocument): StepNumbers | undefined {
  const weights = totalParameterCount(document);
  const { types } = analyse(document);
  if (weights === undefined) return undefined;
  let activations = 0;
  for (const node of document.nodes) {
    const known = types.get(node.id);
    if (known === undefined) return undefined;
    activations += numbersOf(node, known, document.training.batch);
  }
  return { weights, activations };
}

function numbersOf(node: GraphNode, types: NodeTypes, batch: number): number {
  const definition = nodeType(node.type);
  const given = Object.values(types.outputs).reduce((sum, type) => sum + sizeOf(shapeOf(type, batch)), 0);
  if (definition?.ownsWeights !== true) return given * node.lanes;
  const counter = shapeContext();
  try {
    const program = definition.build({
      context: counter.context,
      params: definition.params.parse(node.params),
      inputs: types.inputs,
      lanes: node.lanes,
    });
    const inputs = Object.fromEntries(
      Object.entries(types.inputs).map(([port, type]) => [
        port,
        Array.from({ length: node.lanes }, () => traced(shapeOf(type, batch))),
      ]),
    );
    program.call(inputs, stepOf(batch));
  } catch {
    // A module that does what shapes alone cannot follow counts by what it has given so far and gives in the end.
  }
  return counter.total() + given * node.lanes;
}

function stepOf(batch: number): StepContext {
  const random = (_stream: string, shape: readonly number[]) => traced(shape);
  return {
    training: true,
    augmenting: true,
    batch,
    random: { uniform: random, normal: random },
    normalise: (x) => x,
  };
}

function shapeOf(type: ValueType, batch: number): readonly number[] {
  switch (type.kind) {
    case 'images':
      return [batch, type.height, type.width, type.channels];
    case 'embedding':
      return [batch, type.dim];
    case 'centre':
      return [type.dim];
    default:
      return [];
  }
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, side) => product * side, 1);
}
