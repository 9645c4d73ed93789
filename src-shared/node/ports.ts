import type { ValueKind } from '../values/valueType';
import type { PortDefinition } from './definition';

/** A port with one wire per lane. */
export function laned(label: string, kinds: readonly ValueKind[], help: string): PortDefinition {
  return { label, kinds, help, laned: true };
}

/** A port with one wire whatever the node's lanes. */
export function single(label: string, kinds: readonly ValueKind[], help: string): PortDefinition {
  return { label, kinds, help, laned: false };
}

/** An input embedding that enters a loss: the collapse measures watch it. */
export function watched(label: string, help: string): PortDefinition {
  return { ...laned(label, ['embedding'], help), watched: true };
}
