import { shownDocument, useDocument } from '../document';
import { DocumentInspector } from './DocumentInspector';
import { ManyInspector } from './ManyInspector';
import { NodeInspector } from './NodeInspector';
import { WireInspector } from './WireInspector';

/** What is selected on the canvas; the document itself when nothing is. */
export function Inspector() {
  const document = useDocument(shownDocument);
  const { nodes, edges } = useDocument((state) => state.selection);
  const readOnly = useDocument((state) => state.viewed !== null);
  const node = nodes.length === 1 ? document.nodes.find(({ id }) => id === nodes[0]) : undefined;
  if (node !== undefined)
    return <NodeInspector key={node.id} document={document} node={node} readOnly={readOnly} />;
  if (nodes.length > 1) return <ManyInspector ids={nodes} readOnly={readOnly} />;
  const wires = edges.filter((edge) => document.edges.includes(edge));
  if (wires.length > 0) return <WireInspector document={document} wires={wires} readOnly={readOnly} />;
  return <DocumentInspector document={document} readOnly={readOnly} />;
}
