import { LabError } from '../../errors';
import { nodeType } from '../../nodes/registry';
import { checkWires } from '../document/checkWires';
import type { Endpoint, GraphDocument } from '../document/document';
import { gradientReach, openLosses } from '../document/objective';
import { type Problem, problem } from '../document/problem';
import { cycleAmong, topologicalOrder } from '../document/wires';
import { checkNodes } from './checkNodes';
import { checkRates } from './checkRates';
import { inferTypes, type NodeTypes } from './inferTypes';
import { findLenses, type Lens } from './lenses';
import { backbone, findTaps, type Tap } from './taps';

/** Everything that follows from a document alone; the canvas and the engine share it. */
export interface Analysis {
  /** Why it cannot train, each at its place; none if it can. */
  readonly problems: readonly Problem[];
  /** Types on the ports of each node whose inputs are known. */
  readonly types: ReadonlyMap<string, NodeTypes>;
  /** Node ids, each after those that it depends on. */
  readonly order: readonly string[];
  /** The loss that is minimised. */
  readonly objective: Endpoint | null;
  readonly taps: readonly Tap[];
  readonly lenses: readonly Lens[];
  /** What accuracy is measured on. */
  readonly backbone: Endpoint | null;
}

const known = new WeakMap<GraphDocument, Analysis>();

/** Checks a document and infers its types. Documents are not changed in place, so each is analysed once. */
export function analyse(document: GraphDocument): Analysis {
  const before = known.get(document);
  if (before !== undefined) return before;
  const analysis = analyseAfresh(document);
  known.set(document, analysis);
  return analysis;
}

function analyseAfresh(document: GraphDocument): Analysis {
  const { order, stuck } = topologicalOrder(document);
  const { types, problems } = inferTypes(document, order);
  const wiring = [...checkNodes(document), ...checkWires(document), ...cycles(document, stuck), ...problems];
  const losses = openLosses(document);
  const encoder = backbone(document, order);
  return {
    problems: unique([
      ...wiring,
      ...sources(document),
      ...objectives(losses),
      ...(wiring.length === 0 ? withoutGradient(document, losses) : []),
      ...(encoder === undefined
        ? [problem('document-invalid', 'There is no encoder: add one between the views and the loss')]
        : []),
      ...checkRates(document),
    ]),
    types,
    order,
    objective: losses.length === 1 ? (losses[0] ?? null) : null,
    taps: findTaps(document, order, types),
    lenses: findLenses(document),
    backbone: encoder ?? null,
  };
}

/** @throws LabError of the first problem of a document that cannot train. */
export function assertValid(document: GraphDocument): void {
  const [first] = analyse(document).problems;
  if (first === undefined) return;
  const { node } = first.where;
  throw new LabError(
    first.code,
    node === undefined ? first.message : `${node}: ${first.message}`,
    first.where,
  );
}

function cycles(document: GraphDocument, stuck: readonly string[]): Problem[] {
  const cycle = cycleAmong(document, stuck);
  const [first] = cycle;
  if (first === undefined) return [];
  const path = [...cycle, first].join(' → ');
  return [problem('graph-cycle', `The wires form a cycle: ${path}. Take one of them out.`, { node: first })];
}

function sources(document: GraphDocument): Problem[] {
  const found = document.nodes.filter((node) => {
    const type = nodeType(node.type);
    return type !== undefined && Object.keys(type.inputs).length === 0;
  });
  if (found.length === 1) return [];
  const second = found[1];
  return second === undefined
    ? [problem('document-invalid', 'There is no dataset: add one')]
    : [problem('document-invalid', 'There is a dataset already; a document has one', { node: second.id })];
}

function objectives([first, second]: readonly Endpoint[]): Problem[] {
  if (first === undefined)
    return [problem('objective-missing', 'There is no loss to minimise: add one and wire it')];
  if (second === undefined) return [];
  return [
    problem(
      'objective-missing',
      `Two losses are left open, ${first.node} and ${second.node}: add them up with a weighted sum`,
      { node: second.node, port: second.port },
    ),
  ];
}

/** The one loss, if nothing would train by it. What is not wired yet would only say so again. */
function withoutGradient(document: GraphDocument, [loss, second]: readonly Endpoint[]): Problem[] {
  if (loss === undefined || second !== undefined) return [];
  if (gradientReach(document, loss.node).modules.size > 0) return [];
  const message = 'No gradient of the loss reaches a module, so nothing would train';
  return [problem('objective-missing', message, { node: loss.node })];
}

function unique(problems: readonly Problem[]): Problem[] {
  const seen = new Set<string>();
  return problems.filter((one) => {
    const { code, message, where } = one;
    const key = JSON.stringify([code, where, where.port === undefined ? message : '']);
    return seen.has(key) ? false : seen.add(key);
  });
}
