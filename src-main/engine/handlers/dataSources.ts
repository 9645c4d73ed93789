import { type DataSource, type GraphDocument, mapDataSources } from '@shared/graph';
import { dataset } from '@shared/nodes/data/dataset';
import { givenPath } from '../../environment/givenPath';

/** `~/cifar` and relative directories as absolute ones; one that is not given yet is no folder, not even `base`. */
export function absoluteSource(source: DataSource, base: string): DataSource {
  if (source.kind === 'embedded' || source.directory.trim() === '') return source;
  return { ...source, directory: givenPath(source.directory, { base }) };
}

/** What a document trains on. */
export function sourceOf(document: GraphDocument): DataSource {
  const node = document.nodes.find(({ type }) => type === dataset.type);
  return dataset.params.parse(node?.params ?? {}).source;
}

/** The document with every data directory absolute, seen from `base`. */
export function resolveDataSources(document: GraphDocument, base: string): GraphDocument {
  return mapDataSources(document, (source) => source && absoluteSource(source, base));
}
