import { LabError } from '@shared/errors';
import type { NodeDefinition, PortDefinition } from '@shared/node';
import { defaultParams, nodeType, nodeTypes } from '@shared/nodes/registry';
import { type FieldMeta, fieldMeta } from '@shared/params';
import type { Command } from 'commander';
import { say, sayJson } from '../output/output';
import { type Column, table } from '../output/table';
import { command } from '../output/words';

interface Parameter {
  readonly name: string;
  readonly default: unknown;
  readonly meta: FieldMeta | undefined;
}

type Port = readonly [name: string, port: PortDefinition];

function parametersOf(definition: NodeDefinition): Parameter[] {
  const defaults = defaultParams(definition);
  return Object.entries(definition.params.shape).map(([name, schema]) => ({
    name,
    default: defaults[name],
    meta: fieldMeta(schema),
  }));
}

function rangeText({ min, max, options }: FieldMeta): string {
  if (options !== undefined) return options.join(' | ');
  return min === undefined || max === undefined ? '' : `${min} .. ${max}`;
}

const parameterColumns: readonly Column<Parameter>[] = [
  { title: '  parameter', cell: ({ name }) => `  ${name}` },
  {
    title: 'default',
    cell: (one) => (typeof one.default === 'string' ? one.default : JSON.stringify(one.default)),
  },
  { title: 'range', cell: ({ meta }) => (meta === undefined ? '' : rangeText(meta)) },
  { title: 'unit', cell: ({ meta }) => meta?.unit ?? '' },
  { title: 'what it does', cell: ({ meta }) => meta?.help ?? '' },
];

const portColumns: readonly Column<Port>[] = [
  { title: '  port', cell: ([name]) => `  ${name}` },
  { title: 'kind', cell: ([, { kinds }]) => kinds.join(' | ') },
  {
    title: 'wires',
    cell: ([, { laned, optional }]) =>
      `${laned ? 'one per lane' : 'one'}${optional === true ? ', optional' : ''}`,
  },
  { title: 'what it is', cell: ([, { help }]) => help },
];

function portNames(ports: NodeDefinition['inputs']): string {
  return Object.keys(ports).join(' ') || '–';
}

const nodeColumns: readonly Column<NodeDefinition>[] = [
  { title: 'group', cell: ({ group }) => group },
  { title: 'type', cell: ({ type }) => type },
  { title: 'inputs', cell: ({ inputs }) => portNames(inputs) },
  { title: 'outputs', cell: ({ outputs }) => portNames(outputs) },
  {
    title: 'parameters and defaults',
    cell: (definition) =>
      parametersOf(definition)
        .map((one) => `${one.name}=${shortDefault(one)}`)
        .join(' ') || '–',
  },
];

function shortDefault({ default: value, meta }: Parameter): string {
  if (meta?.editor === 'data-source') return 'embedded';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function section(title: string, text: string, any: boolean): string[] {
  return any ? ['', title, text] : [];
}

function describe(definition: NodeDefinition): string {
  const { type, title, group, doc, inputs, outputs, lanes, ownsWeights } = definition;
  const ports = (all: NodeDefinition['inputs']) => Object.entries(all);
  const parameters = parametersOf(definition);
  return [
    `${title} (${type}), ${group}`,
    doc.summary,
    ...(doc.formula === undefined ? [] : [`Formula  ${doc.formula}`]),
    ...(doc.source === undefined ? [] : [`Source   ${doc.source}`]),
    `Lanes    ${lanes.min === lanes.max ? lanes.min : `${lanes.min} .. ${lanes.max}, ${lanes.default} at first`}`,
    ...(ownsWeights ? ['Weights  its own; another node of its type may share them'] : []),
    ...section('Inputs', table(portColumns, ports(inputs)), ports(inputs).length > 0),
    ...section('Outputs', table(portColumns, ports(outputs)), ports(outputs).length > 0),
    ...section('Parameters', table(parameterColumns, parameters), parameters.length > 0),
  ].join('\n');
}

function jsonOf(definition: NodeDefinition) {
  const { type, title, group, doc, inputs, outputs, lanes, ownsWeights } = definition;
  const parameters = parametersOf(definition).map(({ name, default: value, meta }) => ({
    name,
    default: value,
    ...meta,
  }));
  return { type, title, group, doc, lanes, ownsWeights, inputs, outputs, parameters };
}

/** @throws LabError `not-found` that lists the types. */
function findType(type: string): NodeDefinition {
  const found = nodeType(type);
  if (found !== undefined) return found;
  const known = nodeTypes.map((one) => one.type).join(', ');
  throw new LabError('not-found', `There is no node type "${type}". There are: ${known}.`);
}

export function addNodes(program: Command): void {
  program
    .command('nodes')
    .argument('[type]', 'one of them in full')
    .description('list the node types with their ports and parameters, or show one')
    .option('--json', 'one node type a line, as JSON')
    .action((type: string | undefined, { json = false }: { json?: boolean }) => {
      const shown = type === undefined ? nodeTypes : [findType(type)];
      if (json) for (const definition of shown) sayJson(jsonOf(definition));
      else if (type !== undefined) say(shown.map(describe).join('\n'));
      else
        say(
          `${table(nodeColumns, shown)}\n\n${command('nodes TYPE')} shows one in full, with ranges and units.`,
        );
    });
}
