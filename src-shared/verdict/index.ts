export {
  type Agreement,
  type AgreementKind,
  agreements,
  compareVerdict,
  overallAgreement,
} from './agreement';
export {
  judge,
  type TapSummary,
  type Verdict,
  type VerdictReport,
  verdicts,
  verdictThresholds,
} from './judge';
export { type JudgedMeasure, judgedMeasures, type MeasureCurve } from './underWay';
