import { type ComparedRun, type Comparison, compareRuns } from '@shared/comparison';
import { Download, Link, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { goTo, useAddress } from '../layout/address';
import { Button, IconButton, Menu, MenuItem, Segments, Select, Switch, toast } from '../ui';
import { type CompareAddress, formatAddress, parseAddress } from './address';
import styles from './Compare.module.css';
import { CompareCurves } from './CompareCurves';
import { CompareFigures } from './CompareFigures';
import { CompareTable } from './CompareTable';
import { openedRuns } from './compareStore';
import { exportFigures, exportTable, tableForms } from './exports';
import { compareStore, openComparison, useCompare } from './stores';

const parts = ['differences', 'architecture', 'curves'] as const;
type ComparePart = (typeof parts)[number];

const partNames: Readonly<Record<ComparePart, { label: string; help: string }>> = {
  differences: { label: 'What differs', help: 'Verdicts, numbers against the baseline, parameters, facts' },
  architecture: { label: 'Architecture', help: 'Both architectures in one figure' },
  curves: { label: 'Curves', help: 'Measures over training, drawn together' },
};

async function copyLink(address: CompareAddress): Promise<void> {
  const { origin, pathname, search } = window.location;
  await navigator.clipboard.writeText(`${origin}${pathname}${search}#/${formatAddress(address)}`);
  toast({ tone: 'info', title: 'The address of the comparison is copied' });
}

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
      <MenuItem onSelect={() => exportFigures(comparison)}>Architectures as SVG</MenuItem>
    </Menu>
  );
}

interface ContentProps {
  readonly address: CompareAddress;
  readonly runs: readonly [ComparedRun, ...ComparedRun[]];
}

function Content({ address, runs }: ContentProps) {
  const [part, setPart] = useState<ComparePart>('differences');
  const [everything, setEverything] = useState(false);
  const [groupSeeds, setGroupSeeds] = useState(false);
  const { baseline } = address;
  const comparison = useMemo(() => compareRuns(runs, { baseline, groupSeeds }), [runs, baseline, groupSeeds]);
  return (
    <>
      <div className={styles.tools}>
        <Segments
          label="Part of the comparison"
          value={part}
          segments={parts.map((value) => ({ value, ...partNames[value] }))}
          onChange={setPart}
        />
        <span className={styles.choice}>
          <span>Baseline</span>
          <Select
            label="Baseline"
            value={baseline}
            options={runs.map(({ run }) => ({ value: run.id, label: `${run.number} ${run.name}` }))}
            onChange={(id) => openComparison(address.runs, id)}
          />
        </span>
        {part !== 'curves' && (
          <span className={styles.choice}>
            <Switch label="Group seeds" checked={groupSeeds} onChange={setGroupSeeds} />
            <span>Group seeds</span>
          </span>
        )}
        {part === 'differences' && (
          <span className={styles.choice}>
            <Switch label="Show all rows" checked={everything} onChange={setEverything} />
            <span>All rows</span>
          </span>
        )}
        <span className={styles.space} />
        <ExportMenu comparison={comparison} everything={everything} />
      </div>
      {part === 'differences' && <CompareTable comparison={comparison} everything={everything} />}
      {part === 'architecture' && <CompareFigures comparison={comparison} />}
      {part === 'curves' && <CompareCurves runs={runs} />}
    </>
  );
}

function RunsState() {
  const error = useCompare((state) => state.error);
  return error === null ? (
    <p className={styles.note}>Reading the runs…</p>
  ) : (
    <p className={styles.failed} role="alert">
      The runs could not be read: {error.message}
    </p>
  );
}

function Opened({ address }: { readonly address: CompareAddress }) {
  const found = useCompare(useShallow(openedRuns));
  const runs = useMemo(() => {
    const [first, ...rest] = found;
    return first === undefined ? undefined : ([first, ...rest] as [ComparedRun, ...ComparedRun[]]);
  }, [found]);
  useEffect(() => void compareStore.getState().open(address), [address]);
  useEffect(() => compareStore.getState().close, []);
  return runs === undefined ? <RunsState /> : <Content address={address} runs={runs} />;
}

function Page({ address }: { readonly address: CompareAddress | undefined }) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), []);
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) goTo('');
  };
  return (
    <section ref={region} className={styles.compare} aria-label="Comparison" tabIndex={-1} onKeyDown={leave}>
      <header className={styles.header}>
        <h2 className={styles.heading}>
          Comparison {address !== undefined && <span>of {address.runs.length} runs</span>}
        </h2>
        {address !== undefined && (
          <IconButton label="Copy the address" onClick={() => void copyLink(address)}>
            <Link />
          </IconButton>
        )}
        <IconButton label="Back to the canvas" shortcut="Escape" onClick={() => goTo('')}>
          <X />
        </IconButton>
      </header>
      {address === undefined ? (
        <p className={styles.failed} role="alert">
          The address names fewer than two runs. It is #/compare?runs=ID,ID with two ids or more.
        </p>
      ) : (
        <Opened address={address} />
      )}
    </section>
  );
}

/** Runs side by side where the address is `#/compare?runs=ID,ID`. */
export function CompareView() {
  const here = useAddress();
  const address = useMemo(() => parseAddress(here), [here]);
  return here.split('?')[0] === 'compare' ? <Page address={address} /> : null;
}
