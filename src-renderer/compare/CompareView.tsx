import { compareRuns } from '@shared/comparison';
import { Link, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { goTo, useAddress } from '../layout/address';
import { IconButton, toast } from '../ui';
import { type CompareAddress, comparePage, formatAddress, parseAddress } from './address';
import styles from './Compare.module.css';
import { CompareCurves } from './CompareCurves';
import { CompareFigures } from './CompareFigures';
import { CompareTable } from './CompareTable';
import { CompareTools } from './CompareTools';
import { SavedSets } from './SavedSets';
import { compareStore, useCompare } from './stores';

async function copyLink(address: CompareAddress): Promise<void> {
  const { origin, pathname, search } = window.location;
  await navigator.clipboard.writeText(`${origin}${pathname}${search}#/${formatAddress(address)}`);
  toast({ tone: 'info', title: 'The address of the comparison is copied' });
}

function RunsState() {
  const error = useCompare((state) => state.error);
  return error === null ? (
    <p className={styles.note}>Reading the runs…</p>
  ) : (
    <p className={styles.failed} role="alert">
      The runs could not be compared: {error.message}
    </p>
  );
}

/** What was named and has been deleted since. */
function Missing() {
  const missing = useCompare((state) => state.missing);
  if (missing.length === 0) return null;
  return <p className={styles.gone}>Deleted since: {missing.join(', ')}.</p>;
}

function Content({ address }: { readonly address: CompareAddress }) {
  const { selection, part } = address;
  const { by, baseline } = selection;
  const runs = useCompare((state) => state.runs);
  const [everything, setEverything] = useState(false);
  const comparison = useMemo(() => {
    const [first, ...rest] = runs;
    return first === undefined ? undefined : compareRuns([first, ...rest], { by, baseline });
  }, [runs, by, baseline]);
  useEffect(() => void compareStore.getState().open(selection), [selection]);
  useEffect(() => compareStore.getState().close, []);
  if (comparison === undefined) return <RunsState />;
  return (
    <>
      <CompareTools
        address={address}
        runs={runs}
        comparison={comparison}
        everything={everything}
        onEverything={setEverything}
      />
      <Missing />
      {part === 'differences' && <CompareTable comparison={comparison} everything={everything} />}
      {part === 'architecture' && <CompareFigures comparison={comparison} />}
      {part === 'curves' && <CompareCurves runs={runs} />}
    </>
  );
}

function Heading({ address }: { readonly address: CompareAddress | undefined }) {
  const runs = useCompare((state) => state.runs.length);
  return (
    <header className={styles.header}>
      <h2 className={styles.heading}>Comparison {runs > 0 && <span>of {runs} runs</span>}</h2>
      {address !== undefined && (
        <>
          <SavedSets />
          <IconButton label="Copy the address" onClick={() => void copyLink(address)}>
            <Link />
          </IconButton>
        </>
      )}
      <IconButton label="Back to the canvas" shortcut="Escape" onClick={() => goTo('')}>
        <X />
      </IconButton>
    </header>
  );
}

function Page({ address }: { readonly address: CompareAddress | undefined }) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), []);
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) goTo('');
  };
  return (
    <section ref={region} className={styles.compare} aria-label="Comparison" tabIndex={-1} onKeyDown={leave}>
      <Heading address={address} />
      {address === undefined ? (
        <p className={styles.failed} role="alert">
          The address names fewer than two runs. It is #/compare?runs=ID,ID with two ids or more, sweeps=ID,
          or where= with a filter.
        </p>
      ) : (
        <Content address={address} />
      )}
    </section>
  );
}

/** Runs side by side where the address is `#/compare?runs=ID,ID`. */
export function CompareView() {
  const here = useAddress();
  const address = useMemo(() => parseAddress(here), [here]);
  return here.split('?')[0] === comparePage ? <Page address={address} /> : null;
}
