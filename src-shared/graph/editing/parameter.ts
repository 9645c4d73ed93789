import type { z } from 'zod';
import { LabError } from '../../errors';
import type { NodeDefinition } from '../../node';
import { nodeType } from '../../nodes/registry';
import { type FieldMeta, fieldMeta } from '../../params';
import { trainingSchema } from '../../training';
import type { GraphDocument, GraphNode } from '../document/document';
import { beginsBranches, setBranches } from './branches';
import { updateNode } from './edit';

/**
 * Something that a document can be changed in without editing its graph. Its address is `training.field`,
 * `node.param`, `node.lanes` (how many branches begin there) or `node.rate` (the factor on a module's learning
 * rate); a parameter of a node's own goes before the last two.
 */
export interface Parameter {
  readonly address: string;
  readonly meta: FieldMeta;
  readonly value: unknown;
}

const rateMeta: FieldMeta = {
  label: 'Rate factor',
  help: "Multiplies the base rate for this module's weights",
  editor: 'number',
  min: 0,
  max: 1000,
};

function lanesMeta({ lanes: { min, max } }: NodeDefinition): FieldMeta {
  return {
    label: 'Branches',
    help: 'Views, and the wires that carry them on',
    editor: 'integer',
    min,
    max,
  };
}

/** Every parameter of a document: its nodes' in their order, then the training settings. */
export function parameters(document: GraphDocument): Parameter[] {
  return [
    ...document.nodes.flatMap((node) => nodeParameters(document, node)),
    ...trainingParameters(document),
  ];
}

function nodeParameters({ training }: GraphDocument, node: GraphNode): Parameter[] {
  const type = nodeType(node.type);
  if (type === undefined || node.weightsOf !== undefined) return [];
  const values = type.params.safeParse(node.params).data ?? node.params;
  const own = described(type.params.shape, node.id, values);
  const taken = (address: string) => own.some((parameter) => parameter.address === address);
  const special: Parameter[] = [];
  if (beginsBranches(node))
    special.push({ address: `${node.id}.lanes`, meta: lanesMeta(type), value: node.lanes });
  if (type.ownsWeights) {
    const factor = training.moduleRates.find((rate) => rate.node === node.id)?.factor ?? 1;
    special.push({ address: `${node.id}.rate`, meta: rateMeta, value: factor });
  }
  return [...own, ...special.filter(({ address }) => !taken(address))];
}

function trainingParameters({ training }: GraphDocument): Parameter[] {
  return described(trainingSchema.shape, 'training', training);
}

function described(
  shape: Readonly<Record<string, z.ZodType>>,
  owner: string,
  values: Readonly<Record<string, unknown>>,
): Parameter[] {
  return Object.entries(shape).flatMap(([name, schema]) => {
    const meta = fieldMeta(schema);
    return meta === undefined ? [] : [{ address: `${owner}.${name}`, meta, value: values[name] }];
  });
}

function ownerNode(document: GraphDocument, owner: string): GraphNode | undefined {
  return owner === 'training' ? undefined : document.nodes.find(({ id }) => id === owner);
}

/** @throws LabError `bad-request` that lists what there is. */
export function findParameter(document: GraphDocument, address: string): Parameter {
  const [owner = '', name, rest] = address.split('.');
  if (!name || rest !== undefined)
    throw new LabError('bad-request', `"${address}" is not node.param or training.field`);
  const node = ownerNode(document, owner);
  if (node === undefined && owner !== 'training') {
    const known = document.nodes.map(({ id }) => id).join(', ');
    throw new LabError('bad-request', `${address}: there is no node "${owner}". There are: ${known}.`);
  }
  const all = node === undefined ? trainingParameters(document) : nodeParameters(document, node);
  const found = all.find((parameter) => parameter.address === address);
  if (found !== undefined) return found;
  const known = all.map((parameter) => parameter.address.slice(owner.length + 1)).join(', ') || 'none';
  const message = `${address}: ${owner} has no parameter "${name}". It has: ${known}.`;
  throw new LabError('bad-request', message, node === undefined ? {} : { node: owner });
}

/**
 * The document with one parameter changed.
 * @throws LabError `bad-request` for an address that it does not have, or a value that does not fit.
 */
export function setParameter(document: GraphDocument, address: string, value: unknown): GraphDocument {
  const [owner = '', name = ''] = address.split('.');
  // Module rates too, which are a list and so no parameter that an editor for one value could show.
  if (owner === 'training' && Object.hasOwn(trainingSchema.shape, name)) {
    const training = { ...document.training, [name]: value };
    return { ...document, training: fitting(trainingSchema, training, address, value) };
  }
  const { meta } = findParameter(document, address);
  const node = ownerNode(document, owner);
  if (node === undefined) throw new LabError('internal', `${address} was found without its node`);
  const schema = nodeType(node.type)?.params;
  if (schema !== undefined && Object.hasOwn(schema.shape, name)) {
    const params = { ...node.params, [name]: value };
    fitting(schema, params, address, value);
    return updateNode(document, owner, { params });
  }
  const number = numberWithin(meta, address, value);
  return name === 'lanes' ? setBranches(document, owner, number) : setRate(document, owner, number);
}

function setRate(document: GraphDocument, node: string, factor: number): GraphDocument {
  const { training } = document;
  const known = training.moduleRates.some((rate) => rate.node === node);
  const moduleRates = known
    ? training.moduleRates.map((rate) => (rate.node === node ? { ...rate, factor } : rate))
    : [...training.moduleRates, { node, factor, schedule: 'follow' as const }];
  return { ...document, training: { ...training, moduleRates } };
}

function fitting<Schema extends z.ZodType>(
  schema: Schema,
  fields: unknown,
  address: string,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(fields);
  if (parsed.success) return parsed.data;
  throw misfit(address, value, parsed.error.issues[0]?.message ?? 'it does not fit');
}

function numberWithin({ editor, min = 0, max = 0 }: FieldMeta, address: string, value: unknown): number {
  const whole = editor === 'integer';
  if (typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value)))
    return value;
  throw misfit(address, value, `it must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}`);
}

function misfit(address: string, value: unknown, reason: string): LabError {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return new LabError('bad-request', `${address}=${text}: ${reason}`, { node: address.split('.')[0] ?? '' });
}
