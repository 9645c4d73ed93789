import { LabError } from '../errors';
import type { DataSource } from '../graph/dataSource';
import type { GraphDocument } from '../graph/document';
import { updateNode } from '../graph/edit';
import { nodeType } from '../node/registry';
import { fieldMeta } from '../params';
import { type Training, trainingSchema } from '../training';

/** What the command line and sweeps change about a document without editing its graph. */
export interface Overrides {
  readonly source?: DataSource;
  readonly training?: Partial<Training>;
  /** `node.param=value` or `training.field=value`; values are JSON, or plain text where a choice is meant. */
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
  const match = /^([a-z0-9-]+)\.([A-Za-z0-9]+)=(.*)$/s.exec(assignment);
  if (match === null) throw new LabError('bad-request', `"${assignment}" is not node.param=value`);
  const [, id = '', name = '', text = ''] = match;
  if (id === 'training') return assignTraining(document, name, text, assignment);
  const node = document.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) {
    const known = document.nodes.map((one) => one.id).join(', ');
    throw new LabError('bad-request', `"${assignment}": there is no node "${id}". There are: ${known}.`);
  }
  const schema = nodeType(node.type)?.params;
  if (schema === undefined || !Object.hasOwn(schema.shape, name)) {
    const known = Object.keys(schema?.shape ?? {}).join(', ') || 'none';
    const message = `"${assignment}": ${id} has no parameter "${name}". It has: ${known}.`;
    throw new LabError('bad-request', message, { node: id });
  }
  const params = { ...node.params, [name]: jsonOrText(text) };
  const problem = schema.safeParse(params).error?.issues[0];
  if (problem !== undefined)
    throw new LabError('bad-request', `"${assignment}": ${problem.message}`, { node: id });
  return updateNode(document, id, { params });
}

function assignTraining(
  document: GraphDocument,
  name: string,
  text: string,
  assignment: string,
): GraphDocument {
  if (!Object.hasOwn(trainingSchema.shape, name)) {
    const known = Object.keys(trainingSchema.shape).join(', ');
    throw new LabError('bad-request', `"${assignment}": training has no field "${name}". It has: ${known}.`);
  }
  const parsed = trainingSchema.safeParse({ ...document.training, [name]: jsonOrText(text) });
  if (!parsed.success)
    throw new LabError(
      'bad-request',
      `"${assignment}": ${parsed.error.issues[0]?.message ?? 'it does not fit'}`,
    );
  return { ...document, training: parsed.data };
}

function jsonOrText(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
