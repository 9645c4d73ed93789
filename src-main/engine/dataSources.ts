import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DataSource, GraphDocument } from '@shared/graph';
import { dataSourceSchema } from '@shared/graph';
import { nodeType } from '@shared/node';
import { fieldMeta } from '@shared/params';

/** `~/cifar` and relative directories as absolute ones. */
export function absoluteSource(source: DataSource, base: string): DataSource {
  if (source.kind === 'embedded') return source;
  const { directory } = source;
  const expanded = /^~(?=$|[\\/])/.test(directory) ? join(homedir(), directory.slice(1)) : directory;
  return { ...source, directory: resolve(base, expanded) };
}

/** The document with `change` applied to the data source of every node that has one; absent ones are left to their default. */
export function mapDataSources(
  document: GraphDocument,
  change: (source: DataSource | undefined) => DataSource | undefined,
): GraphDocument {
  const nodes = document.nodes.map((node) => {
    const fields = Object.entries(nodeType(node.type)?.params.shape ?? {}).filter(
      ([, schema]) => fieldMeta(schema)?.editor === 'data-source',
    );
    let params = node.params;
    for (const [name] of fields) {
      const changed = change(dataSourceSchema.safeParse(params[name]).data);
      if (changed !== undefined) params = { ...params, [name]: changed };
    }
    return { ...node, params };
  });
  return { ...document, nodes };
}

/** The document with every data directory absolute, seen from `base`. */
export function resolveDataSources(document: GraphDocument, base: string): GraphDocument {
  return mapDataSources(document, (source) => source && absoluteSource(source, base));
}
