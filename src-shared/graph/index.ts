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
  edgeSchema,
  endpointSchema,
  formatEndpoint,
  type GraphDocument,
  type GraphEdge,
  type GraphNode,
  maxLanes,
  nodeSchema,
} from './document';
export { type Schedule, scheduleSchema, scheduleValue } from './schedule';
export { describeType, formatShape, sameType, type ValueKind, type ValueType } from './valueType';
