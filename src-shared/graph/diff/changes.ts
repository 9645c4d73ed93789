import { nodeType } from '../../nodes/registry';
import type { Training } from '../../training';
import type { GraphDocument, GraphEdge, GraphNode } from '../document/document';
import { parameters } from '../editing/parameter';
import { type ArchitectureDiff, applyDiff, diffArchitectures } from './diff';

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

/** A difference of two documents in words: with what was before, and as short as a name has it. */
export interface Change {
  readonly text: string;
  readonly short: string;
}

function plain(text: string): Change {
  return { text, short: text };
}

/** Within a sentence; abbreviations keep their capitals. */
function uncapitalised(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}

function titles(nodes: readonly GraphNode[], mark: string): Change[] {
  return nodes.map(({ type }) => plain(`${mark} ${(nodeType(type)?.title ?? type).toLowerCase()}`));
}

/** Between which ports a node stands, whichever lanes its wires are in. */
function placeOf(node: string, wires: readonly GraphEdge[]): string {
  const ports = wires
    .filter(({ from, to }) => from.node === node || to.node === node)
    .map(({ from, to }) => `${from.node}.${from.port} ${to.node}.${to.port}`);
  return [...new Set(ports)].sort().join();
}

/** What differs in the wires between nodes that are in both: where gradients are cut, or another thing. */
function rewired(before: GraphDocument, after: GraphDocument, diff: ArchitectureDiff): Change[] {
  if (diff.removedWires.length + diff.addedWires.length === 0) return [];
  const moved = before.nodes.some(
    ({ id, type }) => type === 'stop-gradient' && placeOf(id, before.edges) !== placeOf(id, after.edges),
  );
  return [plain(moved ? 'stop-gradient moved' : 'wires')];
}

/** The second document in the ids of the first, with its own training settings. */
export function inIdsOfFirst(
  before: GraphDocument,
  after: GraphDocument,
  diff: ArchitectureDiff,
): GraphDocument {
  const moduleRates = after.training.moduleRates.map((rate) => ({
    ...rate,
    node: diff.ids.get(rate.node) ?? rate.node,
  }));
  return { ...applyDiff(before, diff), training: { ...after.training, moduleRates } };
}

/** The nodes and wires that differ, in words: `− stop-gradient`. Parameters do not count. */
export function wiringChanges(before: GraphDocument, after: GraphDocument): Change[] {
  const diff = diffArchitectures(before, after);
  const nodes = [...titles(diff.removedNodes, '−'), ...titles(diff.addedNodes, '+')];
  return nodes.length === 0 ? rewired(before, inIdsOfFirst(before, after, diff), diff) : nodes;
}

/** What was changed between two documents: `− stop-gradient`, `Base rate 0.2 → 0.4` or in short `base rate 0.4`. */
export function changesOf(before: GraphDocument, after: GraphDocument): Change[] {
  const diff = diffArchitectures(before, after);
  const old = new Map(parameters(before).map((parameter) => [parameter.address, parameter]));
  const changed = parameters(inIdsOfFirst(before, after, diff)).flatMap(({ address, meta, value }) => {
    const was = old.get(address);
    if (was === undefined || meta.editor === 'data-source' || isCircumstance(address)) return [];
    if (JSON.stringify(was.value) === JSON.stringify(value)) return [];
    const [owner] = address.split('.');
    const [whose, short] = owner === 'training' ? ['', ''] : [`${owner}: `, `${owner} `];
    return [
      {
        text: `${whose}${meta.label} ${valueText(was.value)} → ${valueText(value)}`,
        short: `${short}${uncapitalised(meta.label)} ${valueText(value)}`,
      },
    ];
  });
  return [...wiringChanges(before, after), ...changed];
}
