import { nodeType } from '../../nodes/registry';
import type { Endpoint, GraphDocument } from './document';
import { findNode } from './lookup';

/** View a, view b; more than two are counted. Empty where there is only one. */
export function laneName(lane: number, lanes: number): string {
  if (lanes < 2) return '';
  return lanes === 2 ? (['a', 'b'][lane] ?? '') : String(lane + 1);
}

/** A port as the canvas writes it beside the node: `x_b`, `z_3`. */
export function portName(
  document: GraphDocument,
  { node: id, port, lane }: Endpoint,
  side: 'inputs' | 'outputs',
): string {
  const node = findNode(document, id);
  const definition = nodeType(node?.type ?? '')?.[side][port];
  if (node === undefined || definition === undefined) return port;
  const { label, laned } = definition;
  if (/[ᵢₖ]$/.test(label)) return `${label.slice(0, -1)}_${lane + 1}`;
  const view = laneName(lane, laned ? node.lanes : 1);
  return view === '' ? label : `${label}_${view}`;
}
