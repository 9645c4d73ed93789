/** What a node file needs; apart from index.ts, whose registry imports the node files. */
export { type BuildContext, type LaneTensors, perLane, type StepContext } from './build';
export { defineNode, type InferResult } from './definition';
export { typeOf } from './expect';
export { laned, single, watched } from './ports';
