import type { GraphDocument } from '../graph';
import { findNode, parameters } from '../graph';
import { nodeType } from '../nodes/registry';
import type { Training } from '../training';

/** Settings that say how long and with which numbers drawn a run trains, and what is looked at: no part of an experiment. */
const circumstances: ReadonlySet<keyof Training> = new Set([
  'epochs',
  'maxSteps',
  'batch',
  'seed',
  'precision',
  'execution',
  'probeEvery',
  'evaluateEvery',
  'checkpointEvery',
] as const);
const isCircumstance = (address: string) =>
  [...circumstances].some((field) => address === `training.${field}`);

function valueText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The nodes of a document that another has none of with that id. */
function nodesOnlyIn(one: GraphDocument, other: GraphDocument, mark: string): string[] {
  return one.nodes
    .filter(({ id }) => findNode(other, id) === undefined)
    .map(({ type }) => `${mark} ${(nodeType(type)?.title ?? type).toLowerCase()}`);
}

function wiresOf({ edges }: GraphDocument): string {
  return edges
    .map((edge) => JSON.stringify(edge))
    .sort()
    .join();
}

/** What was changed between two documents, in words: `− stop-gradient`, `Base rate 0.2 → 0.4`. */
export function changesBetween(before: GraphDocument, after: GraphDocument): string[] {
  const old = new Map(parameters(before).map((parameter) => [parameter.address, parameter]));
  const changed = parameters(after).flatMap(({ address, meta, value }) => {
    const was = old.get(address);
    if (was === undefined || meta.editor === 'data-source' || isCircumstance(address)) return [];
    if (JSON.stringify(was.value) === JSON.stringify(value)) return [];
    const [owner] = address.split('.');
    const whose = owner === 'training' ? '' : `${owner}: `;
    return [`${whose}${meta.label} ${valueText(was.value)} → ${valueText(value)}`];
  });
  const nodes = [...nodesOnlyIn(before, after, '−'), ...nodesOnlyIn(after, before, '+')];
  const rewired = nodes.length === 0 && wiresOf(before) !== wiresOf(after) ? ['wires'] : [];
  return [...nodes, ...rewired, ...changed];
}
