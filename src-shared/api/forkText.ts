import { formatCount } from '../metric';
import type { Fork } from './forkModels';

function listed(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`${title}: ${items.join(', ')}.`];
}

/** What a fork begins with, a sentence each. */
export function forkText({ parent, step, taken, anew, dropped }: Fork): string[] {
  const steps = `${formatCount(step)} ${step === 1 ? 'step' : 'steps'}`;
  return [
    `From run ${parent.number} after ${steps}; optimizer and schedule begin anew.`,
    ...listed(
      'Weights taken over',
      taken.map(({ node, from }) => (node === from ? node : `${node} (${from} there)`)),
    ),
    ...listed(
      'Begin anew',
      anew.map(({ node, why }) => `${node} (${why})`),
    ),
    ...listed('Weights left behind', dropped),
  ];
}
