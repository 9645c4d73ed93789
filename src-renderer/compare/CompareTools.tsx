import type { ComparedRun } from '@shared/api';
import type { Comparison } from '@shared/comparison';
import { Download } from 'lucide-react';
import { Button, Menu, MenuItem, Segments, Select, Switch } from '../ui';
import { columnChoices } from './columnChoices';
import { exportFigures, exportTable, tableForms } from './exports';
import styles from './look/Compare.module.css';
import { type CompareAddress, type ComparePart, compareParts } from './store/address';
import { changeSelection, look } from './store/navigate';

const partNames: Readonly<Record<ComparePart, { label: string; help: string }>> = {
  differences: { label: 'What differs', help: 'Verdicts, numbers against the baseline, parameters, facts' },
  architecture: { label: 'Architecture', help: 'Both architectures in one figure' },
  curves: { label: 'Curves', help: 'Measures over training, drawn together or a panel each' },
  scatter: { label: 'Scatter', help: 'Any number of the runs against any other' },
  spectra: { label: 'Spectra', help: 'Eigenvalues of the covariance, a panel a run, at one step' },
  embeddings: { label: 'Embeddings', help: 'The same test images in the plane, a panel a run, at one step' },
};

function ExportMenu({ comparison, everything }: { comparison: Comparison; everything: boolean }) {
  return (
    <Menu
      label="Export"
      align="end"
      trigger={
        <Button look="quiet">
          <Download aria-hidden />
          Export
        </Button>
      }
    >
      {tableForms.map((form) => (
        <MenuItem key={form.name} onSelect={() => exportTable(comparison, form, everything)}>
          {form.label}
        </MenuItem>
      ))}
      <MenuItem onSelect={() => void exportFigures(comparison, 'svg')}>Architectures as SVG</MenuItem>
      <MenuItem onSelect={() => void exportFigures(comparison, 'png')}>Architectures as PNG</MenuItem>
    </Menu>
  );
}

interface CompareToolsProps {
  readonly address: CompareAddress;
  readonly runs: readonly ComparedRun[];
  readonly comparison: Comparison;
  /** Rows in which nothing differs are shown too. */
  readonly everything: boolean;
  readonly onEverything: (everything: boolean) => void;
}

/** What is looked at of a comparison, what its columns are, and against which they are measured. */
export function CompareTools({ address, runs, comparison, everything, onEverything }: CompareToolsProps) {
  const { by } = address.selection;
  const { columns, baseline } = comparison;
  const idOf = (place: number) => columns[place]?.runs[0].run.id ?? '';
  return (
    <div className={styles.tools}>
      <Segments
        label="Part of the comparison"
        value={address.part}
        segments={compareParts.map((value) => ({ value, ...partNames[value] }))}
        onChange={(part) => look({ part, chart: null })}
      />
      <span className={styles.choice}>
        <span>Columns</span>
        <Select
          label="Columns"
          value={by}
          options={columnChoices(runs, by)}
          onChange={(field) => changeSelection({ by: field })}
        />
      </span>
      <span className={styles.choice}>
        <span>Baseline</span>
        <Select
          label="Baseline"
          value={idOf(baseline)}
          options={columns.map(({ label, name }, place) => ({
            value: idOf(place),
            label: `${label} ${name}`,
          }))}
          onChange={(id) => changeSelection({ baseline: id })}
        />
      </span>
      {address.part === 'differences' && (
        <span className={styles.choice}>
          <Switch label="Show all rows" checked={everything} onChange={onEverything} />
          <span>All rows</span>
        </span>
      )}
      <span className={styles.space} />
      <ExportMenu comparison={comparison} everything={everything} />
    </div>
  );
}
