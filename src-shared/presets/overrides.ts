import { LabError } from '../errors';
import type { GraphDocument } from '../graph';
import { mapDataSources, parameters, setParameter, typedValue } from '../graph';
import type { Training } from '../training';
import type { DataSource } from '../values/dataSource';

/** What the command line and sweeps change about a document without editing its graph. */
export interface Overrides {
  readonly source?: DataSource;
  readonly training?: Partial<Training>;
  /** Addresses of setParameter with a value each, `node.param=value`; see typedValue for the values. */
  readonly set?: readonly string[];
}

/** @throws LabError `bad-request` that names the assignment that does not fit. */
export function withOverrides(document: GraphDocument, overrides: Overrides): GraphDocument {
  let changed = document;
  const { source } = overrides;
  if (source !== undefined) changed = mapDataSources(changed, () => source);
  if (overrides.training !== undefined)
    changed = { ...changed, training: { ...changed.training, ...overrides.training } };
  return (overrides.set ?? []).reduce(assign, changed);
}

function assign(document: GraphDocument, assignment: string): GraphDocument {
  const equals = assignment.indexOf('=');
  if (equals < 1) throw new LabError('bad-request', `"${assignment}" is not node.param=value`);
  const address = assignment.slice(0, equals);
  const text = assignment.slice(equals + 1);
  const meta = parameters(document).find((parameter) => parameter.address === address)?.meta;
  return setParameter(document, address, typedValue(address, meta, text));
}
