import type { ComparedRun } from '../api';
import {
  canonicalJson,
  dataSourceSchema,
  diffArchitectures,
  findNode,
  formatDataSource,
  type GraphDocument,
  inIdsOfFirst,
  type Parameter,
  parameters,
} from '../graph';
import { nodeType } from '../nodes/registry';
import type { ComparedColumn } from './columns';
import { type Row, rowOf, sharedText } from './rows';

interface Described {
  readonly label: string;
  readonly text: string;
}

function textOf({ meta, value }: Parameter): string {
  if (meta.editor === 'data-source') {
    const source = dataSourceSchema.safeParse(value);
    if (source.success) {
      const { kind: _, ...rest } = source.data;
      return source.data.kind === 'embedded'
        ? `embedded ${canonicalJson(rest)}`
        : formatDataSource(source.data);
    }
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Of each parameter its words, under a key that a node of another type does not share. */
function described(document: GraphDocument): Map<string, Described> {
  return new Map(
    parameters(document).map((parameter) => {
      const [owner = ''] = parameter.address.split('.');
      const type = findNode(document, owner)?.type;
      const whose = type === undefined ? 'training' : `${nodeType(type)?.title ?? type} (${owner})`;
      const { label, unit } = parameter.meta;
      const named = `${label}${unit === undefined ? '' : `, ${unit}`}`;
      return [`${type ?? ''} ${parameter.address}`, { label: `${named}: ${whose}`, text: textOf(parameter) }];
    }),
  );
}

/** A row for every parameter of any document; nodes are those that the baseline's architecture matches. */
export function parameterRows(columns: readonly ComparedColumn[], baseline: GraphDocument): Row[] {
  const known = new Map<ComparedRun, Map<string, Described>>();
  for (const { runs } of columns)
    for (const one of runs) {
      const diff = diffArchitectures(baseline, one.document);
      known.set(one, described(inIdsOfFirst(baseline, one.document, diff)));
    }
  const labels = new Map(
    [...known.values()].flatMap((own) => [...own].map(([key, { label }]) => [key, label] as const)),
  );
  return [...labels].map(([key, label]) =>
    rowOf(
      label,
      columns.map((column) => sharedText(column, (one) => known.get(one)?.get(key)?.text ?? null)),
    ),
  );
}
