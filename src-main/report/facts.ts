import type { Reproduced } from '@shared/reproduction';
import type { ReportFacts } from './report';

function hours(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return `${Math.round(seconds)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How a report was measured, in sentences. */
export function factLines({
  madeAt,
  version,
  backend,
  data,
  settings,
  seeds,
  seconds,
}: ReportFacts): string[] {
  const day = new Date(madeAt).toISOString().slice(0, 16).replace('T', ' ');
  const seedText = seeds.length === 1 ? `seed ${seeds[0]}` : `seeds ${seeds.join(', ')}`;
  return [
    `Collapse Lab ${version}, ${day} UTC, ${backend ?? 'no backend'}.`,
    `Data: ${data}. Size: ${settings}, ${seedText}. ${hours(seconds)} of training.`,
    'Numbers are of the representation z over the last tenth of the training, mean ± standard deviation over seeds; accuracies are measured on the backbone at the end.',
  ];
}

/** How many experiments came out as expected. */
export function summarySentence(presets: readonly Reproduced[]): string {
  const count = (kind: string) => presets.filter(({ agreement }) => agreement === kind).length;
  const others = [
    `${count('under way')} still under way (a longer training would settle it)`,
    `${count('measured')} measured, nothing being published`,
    `${count('missing')} not finished`,
  ].filter((part) => !part.startsWith('0 '));
  const parts = [`${count('agrees')} as published`, `${count('differs')} otherwise`, ...others];
  return `${presets.length} ${presets.length === 1 ? 'experiment' : 'experiments'}: ${parts.join(', ')}.`;
}
