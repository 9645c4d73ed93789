import { compareRuns } from '@shared/comparison';
import { Link, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { goTo, useAddress } from '../layout/address';
import { IconButton, toast } from '../ui';
import { CompareFigures } from './CompareFigures';
import { CompareTable } from './CompareTable';
import { CompareTools } from './CompareTools';
import { CompareCurves } from './curves/CompareCurves';
import styles from './look/Compare.module.css';
import { CompareEmbeddings } from './panels/CompareEmbeddings';
import { CompareSpectra } from './panels/CompareSpectra';
import { SavedSets } from './SavedSets';
import { CompareScatter } from './scatter/CompareScatter';
import { type CompareAddress, comparePage, formatAddress, parseAddress } from './store/address';
import { look } from './store/navigate';
import { compareStore, useCompare } from './store/stores';

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
      {!address.full && (
        <CompareTools
          address={address}
          runs={runs}
          comparison={comparison}
          everything={everything}
          onEverything={setEverything}
        />
      )}
      <Missing />
      {part === 'differences' && <CompareTable comparison={comparison} everything={everything} />}
      {part === 'architecture' && <CompareFigures comparison={comparison} />}
      {part === 'scatter' && <CompareScatter comparison={comparison} />}
      {part === 'spectra' && <CompareSpectra comparison={comparison} />}
      {part === 'embeddings' && <CompareEmbeddings comparison={comparison} />}
      {part === 'curves' && <CompareCurves comparison={comparison} address={address} />}
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

/** A key alone, and not one that is typed. */
function isPlain({ ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  return !ctrlKey && !metaKey && !altKey && !(target instanceof HTMLInputElement);
}

function Page({ address }: { readonly address: CompareAddress | undefined }) {
  const region = useRef<HTMLElement>(null);
  useEffect(() => region.current?.focus(), []);
  const full = address?.full === true;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    if (event.key === 'Escape') {
      if (full) look({ full: false });
      else goTo('');
    }
    if (event.key === 'f' && isPlain(event) && address?.part === 'curves') look({ full: !full });
  };
  return (
    <section
      ref={region}
      className={styles.compare}
      aria-label="Comparison"
      tabIndex={-1}
      data-full={full}
      onKeyDown={onKeyDown}
    >
      {!full && <Heading address={address} />}
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
