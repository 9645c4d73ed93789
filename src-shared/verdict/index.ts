export {
  type Agreement,
  type AgreementKind,
  agreements,
  compareVerdict,
  overallAgreement,
} from './agreement';
export { fewestImages, tooFewToJudge } from './enough';
export {
  type JudgedMetric,
  judge,
  judgedMetrics,
  type TapSummary,
  type TapVerdict,
  type Verdict,
  type VerdictReport,
  verdicts,
} from './judge';
export { type Outcome, outcomeOf, outcomes, type Published } from './outcome';
export type { MeasureCurve } from './underWay';
