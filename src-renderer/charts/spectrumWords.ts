import { formatCount } from '@shared/metric';
import { effectiveRank } from '@shared/metrics/step/effectiveRank';
import type { SpectrumHistory } from '../runs/store/spectraStore';
import { spectrumAt } from './figure/spectrumFigure';

/** Of which step a run's spectrum is, with its effective rank; or why there is none. */
export function spectrumWords(history: SpectrumHistory | undefined, cursor: number | null): string {
  if (history?.state === 'failed') return history.error?.message ?? 'The spectra could not be read';
  const index = history === undefined ? undefined : spectrumAt(history.spectrum, cursor);
  const values = index === undefined ? undefined : history?.spectrum.eigenvalues[index];
  if (values === undefined || index === undefined)
    return history?.state === 'ready' ? 'no spectrum yet' : 'reading the spectra…';
  const rank = effectiveRank.measure(values).toFixed(1);
  return `step ${formatCount(history?.spectrum.steps[index] ?? 0)}, rank ${rank}`;
}
