export {
  judge,
  type TapSummary,
  type Verdict,
  type VerdictReport,
  verdicts,
  verdictThresholds,
} from './judge';
