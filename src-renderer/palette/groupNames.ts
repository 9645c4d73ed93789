import type { NodeGroup } from '@shared/node';

/** Headings of the palette. */
export const groupNames: Readonly<Record<NodeGroup, string>> = {
  data: 'Data',
  encoder: 'Encoders',
  head: 'Heads',
  operation: 'Operations',
  loss: 'Losses',
  probe: 'Probes',
};
