import type { PlacedPort } from '@shared/figure';
import type { NodeTypes, ValueKind } from '@shared/graph';
import type { NodeGroup, PortDefinition } from '@shared/node';

/** The hue of a kind of value, the same on ports, wires and in help. */
export function kindColour(kind: ValueKind): string {
  return `var(--kind-${kind})`;
}

/** What flows through a port: as inferred, else what it may take first. */
export function portKind(
  types: NodeTypes | undefined,
  side: PlacedPort['side'],
  name: string,
  definition: PortDefinition,
): ValueKind {
  return types?.[side][name]?.kind ?? definition.kinds[0] ?? 'embedding';
}

/** The hue of a group of nodes: what they make or own. Operations have none of their own. */
export const groupKinds: Readonly<Record<NodeGroup, ValueKind | undefined>> = {
  data: 'images',
  encoder: 'weights',
  head: 'weights',
  operation: undefined,
  loss: 'loss',
  probe: undefined,
};
