import type { PortDefinition } from '../../node';
import { nodeType } from '../../nodes/registry';
import { type Endpoint, formatEndpoint, type GraphDocument } from './document';
import { findNode } from './lookup';
import { portName } from './portName';
import { type Problem, problem } from './problem';

/** What is wrong with the wires: ends that do not exist, inputs wired twice, kinds that do not fit. */
export function checkWires(document: GraphDocument): Problem[] {
  const taken = new Set<string>();
  return document.edges.flatMap(({ from, to }) => {
    const source = portOf(document, from, 'outputs');
    const target = portOf(document, to, 'inputs');
    if (source === undefined) return [dangling(from, 'output')];
    if (target === undefined) return [dangling(to, 'input')];
    const key = formatEndpoint(to);
    if (taken.has(key))
      return [
        problem(
          'document-invalid',
          `${portName(document, to, 'inputs')} has two wires; it takes one`,
          placeOf(to),
        ),
      ];
    taken.add(key);
    if (target.kinds.some((kind) => source.kinds.includes(kind))) return [];
    const [given, wanted] = [source.kinds.join(' or '), target.kinds.join(' or ')];
    const giver = `${portName(document, from, 'outputs')} of ${from.node}`;
    const message = `${giver} gives ${given}, but ${portName(document, to, 'inputs')} takes ${wanted}`;
    return [problem('shape-mismatch', message, placeOf(to))];
  });
}

/** The port at an endpoint, if its node, port and lane exist. */
export function portOf(
  document: GraphDocument,
  { node: id, port: name, lane }: Endpoint,
  side: 'inputs' | 'outputs',
): PortDefinition | undefined {
  const node = findNode(document, id);
  const port = node === undefined ? undefined : nodeType(node.type)?.[side][name];
  if (node === undefined || port === undefined) return undefined;
  return lane < (port.laned ? node.lanes : 1) ? port : undefined;
}

export function placeOf({ node, port, lane }: Endpoint) {
  return { node, port, lane };
}

function dangling(end: Endpoint, side: string): Problem {
  return problem(
    'document-invalid',
    `A wire ends at the ${side} ${formatEndpoint(end)}, which does not exist`,
    placeOf(end),
  );
}
