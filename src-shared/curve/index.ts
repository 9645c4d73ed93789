export { type Curve, type CurveRequest, curveOf } from './curve';
export { firstAfter, firstAtOrAfter, nearestPoint, type Points, type Range } from './points';
export { worthDrawing } from './thin';
