import type { ComparedRun } from '@shared/api';
import { canonicalJson, parameters } from '@shared/graph';

/** What the columns can be made of, besides the parameters that differ. */
const usual = [
  { value: 'run', label: 'Each run' },
  { value: 'experiment', label: 'Seeds together' },
  { value: 'preset', label: 'By preset' },
  { value: 'architecture', label: 'By architecture' },
  { value: 'verdict', label: 'By verdict' },
  { value: 'sweep', label: 'By sweep' },
] as const;

/** Addresses of the parameters that differ between runs which have them. */
export function differingParameters(runs: readonly ComparedRun[]): string[] {
  const values = new Map<string, Set<string>>();
  for (const { document } of runs)
    for (const { address, value } of parameters(document)) {
      const known = values.get(address) ?? new Set();
      values.set(address, known.add(canonicalJson(value)));
    }
  return [...values].flatMap(([address, known]) => (known.size > 1 ? [address] : [])).sort();
}

/** The fields that the columns can be made of. @param by the one in force, which stays among them */
export function columnChoices(runs: readonly ComparedRun[], by: string) {
  const known: readonly string[] = usual.map(({ value }) => value);
  const others = [...new Set([...differingParameters(runs), by])].filter((field) => !known.includes(field));
  return [...usual, ...others.map((field) => ({ value: field, label: `By ${field}` }))];
}
