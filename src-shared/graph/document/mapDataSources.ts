import { nodeType } from '../../nodes/registry';
import { fieldMeta } from '../../params';
import { type DataSource, dataSourceSchema } from '../../values/dataSource';
import type { GraphDocument } from './document';

/**
 * The document with `change` applied to the data source of every node that has one. It gets undefined where the
 * document leaves the source to its default, which stays so if it gives undefined.
 */
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
    return params === node.params ? node : { ...node, params };
  });
  return { ...document, nodes };
}
