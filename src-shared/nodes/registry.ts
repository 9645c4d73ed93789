import type { z } from 'zod';
import { type NodeDefinition, nodeGroups } from '../node';

const files = import.meta.glob<Record<string, unknown>>(['./*/*.ts', '!./*/*.test.ts'], {
  eager: true,
});

function isDefinition(value: unknown): value is NodeDefinition {
  return (
    typeof value === 'object' && value !== null && 'type' in value && 'build' in value && 'infer' in value
  );
}

/** The same ports without what every object inherits: a document may name a port `constructor`. */
function ownOnly<Ports extends object>(ports: Ports): Ports {
  return Object.assign(Object.create(null), ports);
}

function collect(): ReadonlyMap<string, NodeDefinition> {
  const found = new Map<string, NodeDefinition>();
  for (const [path, exports] of Object.entries(files)) {
    for (const value of Object.values(exports)) {
      if (!isDefinition(value)) continue;
      if (found.has(value.type)) throw new Error(`Two node files declare the type "${value.type}" (${path})`);
      found.set(value.type, { ...value, inputs: ownOnly(value.inputs), outputs: ownOnly(value.outputs) });
    }
  }
  return found;
}

const definitions = collect();

/** All node types, by palette group and then title. */
export const nodeTypes: readonly NodeDefinition[] = [...definitions.values()].sort(
  (a, b) => nodeGroups.indexOf(a.group) - nodeGroups.indexOf(b.group) || a.title.localeCompare(b.title),
);

export function nodeType(type: string): NodeDefinition | undefined {
  return definitions.get(type);
}

/** The parameters of a node type with every default filled in. */
export function defaultParams(definition: NodeDefinition): z.output<z.ZodObject> {
  return definition.params.parse({});
}
