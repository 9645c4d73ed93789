export { learningRateAt, lengthOf, stepsPerEpoch, totalSteps } from './progress';
export { type ModuleRate, type Training, trainingSchema } from './settings';
