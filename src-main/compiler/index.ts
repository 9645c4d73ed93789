export { type Batch, type CompiledStep, type CompileRequest, compile } from './compile';
export { featureFeeds, featureFunctions } from './featuresFunction';
export { finiteFunctionName, notFiniteOutput } from './finiteFunction';
export type { ModelVariable } from './model';
export { lossOutput } from './probes';
export { gradientOutput, trainFunctionName } from './trainFunction';
export { variablesOf } from './variables';
