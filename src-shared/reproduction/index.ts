export { agreementOf } from './agreementOf';
export { type Band, bandOf } from './bands';
export type { ChartLine, RunChart, RunSeries } from './charts';
export {
  type Claim,
  claimMetrics,
  claims,
  claimsOn,
  evaluateClaim,
  type Finding,
  type FindingVerdict,
  galleryClaims,
  galleryExperiment,
} from './claims';
export { type Expectation, expectationOf, lineageText } from './expectation';
export { type Reproduced, reproduced, reproducedMetrics, type SeedResult, type SeedRun } from './reproduced';
export { type Parent, runName } from './runName';
