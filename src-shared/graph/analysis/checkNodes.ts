import type { NodeDefinition } from '../../node';
import { nodeType } from '../../nodes/registry';
import { fieldMeta } from '../../params';
import type { GraphDocument, GraphNode } from '../document/document';
import { findNode } from '../document/lookup';
import { type Problem, problem } from '../document/problem';

/** What is wrong with each node by itself: type, parameters, lanes, sharing. */
export function checkNodes(document: GraphDocument): Problem[] {
  const seen = new Set<string>();
  return document.nodes.flatMap((node) => {
    const repeated = seen.has(node.id);
    seen.add(node.id);
    if (repeated)
      return [problem('document-invalid', `Two nodes are called "${node.id}"`, { node: node.id })];
    const definition = nodeType(node.type);
    if (definition === undefined)
      return [problem('document-invalid', `There is no node type "${node.type}"`, { node: node.id })];
    return [
      ...checkParams(node, definition),
      ...checkLanes(node, definition),
      ...checkSharing(document, node, definition),
    ];
  });
}

function checkParams(node: GraphNode, definition: NodeDefinition): Problem[] {
  const parsed = definition.params.safeParse(node.params);
  if (parsed.success) {
    const missing = definition.missing(parsed.data);
    return missing === undefined ? [] : [problem('data-missing', missing, { node: node.id })];
  }
  return parsed.error.issues.map((issue) => {
    const [name] = issue.path;
    const schema = definition.params.shape[String(name)];
    const label = (schema && fieldMeta(schema)?.label) ?? String(name ?? 'parameters');
    return problem('document-invalid', `${label}: ${issue.message}`, { node: node.id });
  });
}

function checkLanes({ id, lanes }: GraphNode, { title, lanes: { min, max } }: NodeDefinition): Problem[] {
  if (lanes >= min && lanes <= max) return [];
  const allowed = min === max ? `${min}` : `${min} to ${max}`;
  return [
    problem('document-invalid', `${title} has ${lanes} branches; it may have ${allowed}`, { node: id }),
  ];
}

function checkSharing(document: GraphDocument, node: GraphNode, definition: NodeDefinition): Problem[] {
  const { id, weightsOf } = node;
  if (weightsOf === undefined) return [];
  const owner = findNode(document, weightsOf);
  const wrong = (message: string) => [problem('document-invalid', message, { node: id })];
  if (owner === undefined) return wrong(`It shares the weights of "${weightsOf}", which does not exist`);
  if (!definition.ownsWeights) return wrong(`${definition.title} has no weights to share`);
  if (owner.type !== node.type)
    return wrong(`It shares the weights of "${weightsOf}", which is not a ${definition.title}`);
  if (owner.id === id || owner.weightsOf !== undefined)
    return wrong(`It shares the weights of "${weightsOf}", which has none of its own`);
  return [];
}
