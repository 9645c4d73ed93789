export {
  type DataSource,
  dataSourceSchema,
  embeddedSource,
  formatDataSource,
  parseDataSource,
} from '../values/dataSource';
export { type Schedule, scheduleSchema, scheduleValue } from '../values/schedule';
export { describeType, formatShape, type ValueKind, type ValueType } from '../values/valueType';
export { type Analysis, analyse, assertValid } from './analysis/analyse';
export type { NodeTypes } from './analysis/inferTypes';
export type { Lens } from './analysis/lenses';
export { parameterCount, totalParameterCount } from './analysis/parameterCount';
export { type StepNumbers, stepNumbers } from './analysis/stepNumbers';
export { type Tap, type TapRole, tapRoles } from './analysis/taps';
export { type WirePath, type WirePaths, wirePaths } from './analysis/wirePaths';
export { type Change, changesOf, inIdsOfFirst, wiringChanges } from './diff/changes';
export { type CutChanges, cutChanges } from './diff/cuts';
export { type ArchitectureDiff, applyDiff, diffArchitectures } from './diff/diff';
export { matchNodes } from './diff/matchNodes';
export { canonicalJson } from './document/canonicalJson';
export { portOf } from './document/checkWires';
export { decodeText } from './document/decodeText';
export {
  documentSchema,
  documentVersion,
  type Endpoint,
  formatEndpoint,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  mostNodes,
  mostWires,
  sizeProblem,
} from './document/document';
export { experimentOf } from './document/experiment';
export {
  type Draft,
  type History,
  packedHistorySchema,
  packHistory,
  sharingDraft,
  unpackHistory,
} from './document/history';
export { findNode, wiresFrom, wiresInto } from './document/lookup';
export { mapDataSources } from './document/mapDataSources';
export { gradientReach, ownerOf, takesWeights, weightsPort } from './document/objective';
export { formatDocument, parseDocument } from './document/parse';
export { laneName, portName } from './document/portName';
export type { Problem } from './document/problem';
export { sameArchitecture } from './document/sameArchitecture';
export { ancestors } from './document/wires';
export { beginsBranches, setBranches } from './editing/branches';
export { connectLanes, connectProblem, endpointsOf, inputFor, outputFor } from './editing/connecting';
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
} from './editing/edit';
export { addFragment, type Fragment, fragmentOf } from './editing/fragment';
export { findParameter, type Parameter, parameters, setParameter } from './editing/parameter';
export { typedValue } from './editing/typedValue';
