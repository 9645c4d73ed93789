import { LabError } from '../errors';
import type { ValueType } from '../values/valueType';
import type { PortTypes } from './definition';

/**
 * The type on a port that analyse has already checked: connected, and of one of the port's kinds.
 * @throws LabError `internal` if called before that check
 */
export function typeOf<Kind extends ValueType['kind']>(
  types: PortTypes,
  port: string,
  ...kinds: readonly Kind[]
): Extract<ValueType, { kind: Kind }> {
  const type = types[port];
  if (type === undefined || !isOneOf(type, kinds))
    throw new LabError('internal', `The port "${port}" was not checked for ${kinds.join(' or ')}`, { port });
  return type;
}

function isOneOf<Kind extends ValueType['kind']>(
  type: ValueType,
  kinds: readonly Kind[],
): type is Extract<ValueType, { kind: Kind }> {
  return kinds.some((kind) => kind === type.kind);
}
