export { learningRateAt, lengthOf, stepsPerEpoch, totalSteps } from './progress';
export { type ModuleRate, type Precision, precisions, type Training, trainingSchema } from './settings';
