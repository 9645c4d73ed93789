import { LabError } from '../errors';
import type { DataSource } from '../graph/dataSource';
import type { GraphDocument } from '../graph/document';
import { updateNode } from '../graph/edit';
import { setParameter } from '../graph/parameter';
import { nodeType } from '../node/registry';
import { fieldMeta } from '../params';
import type { Training } from '../training';

/** What the command line and sweeps change about a document without editing its graph. */
export interface Overrides {
  readonly source?: DataSource;
  readonly training?: Partial<Training>;
  /** Addresses of setParameter with a value each, `node.param=value`; values are JSON, or plain text where a choice is meant. */
  readonly set?: readonly string[];
}

/** @throws LabError `bad-request` that names the assignment that does not fit. */
export function withOverrides(document: GraphDocument, overrides: Overrides): GraphDocument {
  let changed = document;
  if (overrides.source !== undefined) changed = withSource(changed, overrides.source);
  if (overrides.training !== undefined)
    changed = { ...changed, training: { ...changed.training, ...overrides.training } };
  return (overrides.set ?? []).reduce(assign, changed);
}

function withSource(document: GraphDocument, source: DataSource): GraphDocument {
  return document.nodes.reduce((changed, node) => {
    const fields = Object.entries(nodeType(node.type)?.params.shape ?? {});
    const sources = fields.filter(([, schema]) => fieldMeta(schema)?.editor === 'data-source');
    const params = { ...node.params, ...Object.fromEntries(sources.map(([name]) => [name, source])) };
    return sources.length === 0 ? changed : updateNode(changed, node.id, { params });
  }, document);
}

function assign(document: GraphDocument, assignment: string): GraphDocument {
  const equals = assignment.indexOf('=');
  if (equals < 1) throw new LabError('bad-request', `"${assignment}" is not node.param=value`);
  return setParameter(document, assignment.slice(0, equals), jsonOrText(assignment.slice(equals + 1)));
}

/** A value as people type it: JSON, or plain text where it is none. */
export function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
