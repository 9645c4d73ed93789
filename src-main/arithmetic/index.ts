export { keepMeasurement, keptMeasurement } from './kept';
export { type ArithmeticFor, currentArithmetic, machineArithmetic } from './machineArithmetic';
export { measureArithmetic, timeArgument } from './measure';
export type { Times } from './trial';
