import { dataSourceSchema, formatDataSource, type GraphDocument } from '@shared/graph';
import { nodeType } from '@shared/nodes/registry';
import { fieldMeta } from '@shared/params';

/** The data that a document trains on, as it is written on the command line; undefined without a dataset. */
export function dataOf(document: GraphDocument): string | undefined {
  for (const { type, params } of document.nodes) {
    const fields = Object.entries(nodeType(type)?.params.shape ?? {});
    const field = fields.find(([, schema]) => fieldMeta(schema)?.editor === 'data-source');
    if (field === undefined) continue;
    const [name, schema] = field;
    const source = dataSourceSchema.safeParse(params[name] ?? schema.parse(undefined));
    if (source.success) return formatDataSource(source.data);
  }
  return undefined;
}
