export type {
  Buffer,
  BuildContext,
  DataFacts,
  Initializer,
  LaneTensors,
  NodeProgram,
  StepContext,
  StepRandom,
  TensorOps,
  Tf,
  TrainedVariable,
  VariableRole,
} from './build';
export {
  type InferProblem,
  type NodeDefinition,
  type NodeGroup,
  nodeGroups,
  type PortDefinition,
  type PortTypes,
} from './definition';
export { defaultParams, nodeType, nodeTypes } from './registry';
