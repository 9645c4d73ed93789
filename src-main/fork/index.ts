export { type FirstValues, type ForkSource, firstValues } from './firstValues';
export { planFork } from './plan';
