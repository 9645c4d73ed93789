import { type Claim, galleryExperiment } from './claim';
import { figureClaims } from './figures';
import { otherClaims } from './others';
import { tableClaims } from './tables';

export { type Claim, galleryExperiment } from './claim';
export { evaluateClaim, type Finding, type FindingVerdict, findingVerdicts } from './evaluate';

/** Every claim, in the order of the papers. */
export const claims: readonly Claim[] = [...tableClaims, ...figureClaims, ...otherClaims];

/** The claims that an experiment's runs can bear out. */
export function claimsOn(experiment: string): readonly Claim[] {
  return claims.filter((claim) => claim.experiment === experiment);
}

/** The metrics that the claims on an experiment are read from, each once. */
export function claimMetrics(experiment: string): readonly string[] {
  const metrics = claimsOn(experiment).flatMap(({ quantities }) => quantities.map(({ metric }) => metric));
  return [...new Set(metrics)];
}

/** Those of the gallery's claims whose presets are all among some. */
export function galleryClaims(presets: readonly string[]): readonly Claim[] {
  return claimsOn(galleryExperiment).filter(({ quantities }) =>
    quantities.every(({ label }) => presets.includes(label)),
  );
}
