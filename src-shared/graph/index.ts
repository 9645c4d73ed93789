export { type Analysis, analyse, assertValid } from './analyse';
export { beginsBranches, setBranches } from './branches';
export { canonicalJson } from './canonicalJson';
export { portOf } from './checkWires';
export { connectLanes, connectProblem, endpointsOf, inputFor, outputFor } from './connecting';
export {
  type DataSource,
  dataSourceSchema,
  embeddedSource,
  formatDataSource,
  parseDataSource,
} from './dataSource';
export {
  documentSchema,
  documentVersion,
  type Endpoint,
  formatEndpoint,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
} from './document';
export {
  addNode,
  bundleOf,
  connect,
  insertIntoWire,
  removeEdges,
  removeNodes,
  sameEndpoint,
  setLanes,
  shareWeights,
  updateNode,
} from './edit';
export { addFragment, type Fragment, fragmentOf } from './fragment';
export type { NodeTypes } from './inferTypes';
export type { Lens } from './lenses';
export { mapDataSources } from './mapDataSources';
export { gradientReach, ownerOf, takesWeights, weightsPort } from './objective';
export { findParameter, type Parameter, parameters, setParameter } from './parameter';
export { parameterCount, totalParameterCount } from './parameterCount';
export { formatDocument, parseDocument } from './parse';
export type { Problem } from './problem';
export { type Schedule, scheduleSchema, scheduleValue } from './schedule';
export type { Tap } from './taps';
export { describeType, formatShape, type ValueKind, type ValueType } from './valueType';
export { type WirePath, type WirePaths, wirePaths } from './wirePaths';
export { ancestors, wiresFrom, wiresInto } from './wires';
