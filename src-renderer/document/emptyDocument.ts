import { documentVersion, type GraphDocument } from '@shared/graph';
import { trainingSchema } from '@shared/training';

/** A document without nodes, with the default training settings. */
export function emptyDocument(): GraphDocument {
  return {
    format: 'collapse-lab',
    version: documentVersion,
    name: 'Untitled',
    nodes: [],
    edges: [],
    training: trainingSchema.parse({}),
  };
}
