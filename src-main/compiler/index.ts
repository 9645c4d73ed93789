export { featuresFeed, featuresFunction, featuresFunctionName } from './featuresFunction';
export { initialValues } from './initialValues';
export { measureOrder } from './measures';
export { Model, type ModelTools, type ModelVariable } from './model';
export { measuresOf, nodeProbes } from './nodeProbes';
export {
  defaultRateGroup,
  lossNodes,
  trainFeeds,
  trainFunction,
  trainFunctionName,
  trainOutputs,
} from './trainFunction';
