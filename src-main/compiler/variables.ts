import type { GraphDocument } from '@shared/graph';
import type { DataFacts, TensorOps, Tf } from '@shared/node';
import { Model, type ModelVariable, type Stateless } from './model';

/**
 * The weights and buffers of a document, without TensorFlow: modules make them when they are built, and touch tensors
 * only in a step.
 * @throws LabError of the first thing wrong with the document.
 */
export function variablesOf(document: GraphDocument, data: DataFacts): readonly ModelVariable[] {
  const tf: Tf = Object.create(null);
  const ops: TensorOps = Object.create(null);
  const stateless: Stateless = Object.create(null);
  return new Model(document, { tf, ops, stateless, data, within: (_, body) => body() }).variables;
}
