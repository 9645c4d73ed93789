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
  type Verdict,
  type VerdictReport,
  verdicts,
} from './judge';
export type { MeasureCurve } from './underWay';
