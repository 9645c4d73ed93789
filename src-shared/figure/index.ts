export { architectureSvg } from './architectureSvg';
export { type Change, type DiffFigure, diffFigure } from './diffFigure';
export {
  boxCorner,
  type Edge,
  figureBounds,
  nodeBox,
  nodeTitle,
  type PlacedPort,
  type Point,
  portOn,
  type Rectangle,
  type WireEnd,
  wireEnd,
} from './nodeBox';
export { type FigureColours, type FigureWords, figureSvg, printColours } from './svg';
export {
  curveAngle,
  curveDistance,
  curveOf,
  curvePath,
  curvePoint,
  cutPoint,
  type WireCurve,
  wireAt,
  wireCurve,
  wireMiddle,
} from './wireShape';
