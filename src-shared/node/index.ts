export {
  type Buffer,
  type BuildContext,
  type DataFacts,
  type FollowedWeight,
  type Initializer,
  type LaneTensors,
  type NodeProgram,
  perLane,
  type StepContext,
  type StepRandom,
  type TensorOps,
  type Tf,
  type TrainedVariable,
  type VariableRole,
} from './build';
export {
  defineNode,
  type InferProblem,
  type InferRequest,
  type InferResult,
  type NodeDefinition,
  type NodeGroup,
  nodeGroups,
  type PortDefinition,
  type PortTypes,
} from './definition';
export { typeOf } from './expect';
export { laned, single, watched } from './ports';
export { tidied } from './tidied';
