import { formatDocument } from '@shared/graph';
import { findPreset, type Preset, type PresetSize, presetSizes, presets } from '@shared/presets';
import { type Command, Option } from 'commander';
import { say, sayJson } from '../output/output';
import { type Column, table } from '../output/table';
import { command, verdictText } from '../output/words';

const columns: readonly Column<Preset>[] = [
  { title: '  preset', cell: ({ id }) => `  ${id}` },
  { title: 'expected', cell: ({ expected }) => verdictText(expected.verdict) },
  { title: 'title', cell: ({ title }) => title },
];

/** One table, so that the columns of all groups stand under each other; each group under its section. */
function gallery(): string {
  const [titles = '', ...rows] = table(columns, presets).split('\n');
  const lines = [titles];
  let section: string | undefined;
  for (const [index, row] of rows.entries()) {
    const own = presets[index]?.section;
    if (own !== section) lines.push('', own ?? '');
    section = own;
    lines.push(row);
  }
  return lines.join('\n');
}

function describe({ id, title, section, formula, watch, expected, build }: Preset, size: PresetSize): string {
  const { nodes } = build(size);
  return [
    `${title} (${id})`,
    section,
    '',
    `Loss      ${formula}`,
    `Expected  ${verdictText(expected.verdict)}: ${expected.claim} (${expected.source})`,
    ...(expected.numbers === undefined ? [] : [`Published ${expected.numbers}`]),
    `Nodes     ${nodes.map((node) => `${node.id}${node.id === node.type ? '' : ` (${node.type})`}`).join(', ')}`,
    '',
    watch,
    '',
    `${command(`train ${id}`)} trains it; ${command(`presets ${id} --json`)} prints the document to edit.`,
  ].join('\n');
}

interface PresetOptions {
  readonly size: PresetSize;
  readonly json?: boolean;
}

function list(json: boolean): void {
  if (json) for (const { build: _build, ...preset } of presets) sayJson(preset);
  else say(gallery());
}

export function addPresets(program: Command): void {
  program
    .command('presets')
    .argument('[preset]', 'one of them in full')
    .description('list the gallery, or show one preset')
    .addOption(new Option('--size <size>', 'size of the document').choices(presetSizes).default('small'))
    .option('--json', 'one preset a line; with a preset, its document, ready to edit and train')
    .action((id: string | undefined, { size, json = false }: PresetOptions) => {
      if (id === undefined) return list(json);
      const preset = findPreset(id);
      if (json) process.stdout.write(formatDocument(preset.build(size)));
      else say(describe(preset, size));
    });
}
