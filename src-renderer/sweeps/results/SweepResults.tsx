import type { Sweep } from '@shared/api';
import { sweepCsv } from '@shared/sweep';
import { Download, GitCompare, Play, Square, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { usePalette } from '../../charts/usePalette';
import { openComparison } from '../../compare';
import { progressOf, statusWord } from '../../runs/store/runStatus';
import { Button, IconButton, Segments, saveText } from '../../ui';
import { openRuns, sweepsStore, useOpenedSweep, useSweeps } from '../store/stores';
import { sweepStateText, sweepStatusWord } from '../store/sweepStatus';
import type { OpenSweep } from '../store/sweepsStore';
import { Claims } from './Claims';
import { MetricChooser } from './MetricChooser';
import { curvesOf, dotsOf, runsByValue } from './outcome';
import { SweepChart } from './SweepChart';
import styles from './SweepResults.module.css';
import { SweepTable } from './SweepTable';
import { type AxisScale, scalesOf, sweepPlaces } from './sweepAxis';

const scaleNames: Readonly<Record<AxisScale, { label: string; help: string }>> = {
  linear: { label: 'Linear', help: 'Values stand where they are' },
  log: { label: 'Log', help: 'The same factor is the same distance' },
  words: { label: 'Even', help: 'Values stand side by side' },
};

interface ResultsProps {
  readonly sweep: Sweep;
  readonly opened: OpenSweep;
}

/** How far the sweep is, and the run that trains now. */
function Progress({ sweep, opened }: ResultsProps) {
  const training = opened.points.find(({ run }) => run?.status === 'running' || run?.status === 'starting');
  const run = training?.run;
  const share = run === null || run === undefined ? undefined : progressOf(run);
  return (
    <span className={styles.progress} role="status">
      <span className={styles.status} data-status={sweep.status}>
        {sweepStatusWord(sweep)}
      </span>{' '}
      {sweepStateText(sweep)}
      {run !== null && run !== undefined && (
        <>
          {`; run ${run.number} (${training?.label}, seed ${training?.seed}): ${statusWord(run).toLowerCase()}`}
          {share !== undefined && ` ${Math.round(share * 100)} %`}
        </>
      )}
    </span>
  );
}

function exportCsv({ sweep, opened: { metrics, points, results } }: ResultsProps): void {
  saveText(`sweep-${sweep.number}.csv`, sweepCsv(sweep, metrics, points, results), 'text/csv');
}

interface HeaderProps extends ResultsProps {
  readonly scale: AxisScale;
  readonly scales: readonly AxisScale[];
  readonly onScale: (scale: AxisScale) => void;
}

function Header({ sweep, opened, scale, scales, onScale }: HeaderProps) {
  const { id, number, name, status } = sweep;
  const { stop, resume, close } = sweepsStore.getState();
  return (
    <header className={styles.header}>
      <h2 className={styles.heading}>
        Sweep {number} <span>{name}</span>
      </h2>
      <span className={styles.tools}>
        {status === 'running' && (
          <Button look="quiet" onClick={() => void stop(id)}>
            <Square aria-hidden />
            Stop
          </Button>
        )}
        {status === 'incomplete' && (
          <Button look="quiet" onClick={() => void resume(id)}>
            <Play aria-hidden />
            Resume
          </Button>
        )}
        {scales.length > 1 && (
          <Segments
            label="Scale of the parameter"
            value={scale}
            segments={scales.map((value) => ({ value, ...scaleNames[value] }))}
            onChange={onScale}
          />
        )}
        <MetricChooser opened={opened} />
        <Button
          look="quiet"
          disabled={sweep.runs.length < 2}
          onClick={() => openComparison({ sweeps: [id], by: 'experiment' })}
        >
          <GitCompare aria-hidden />
          Compare
        </Button>
        <IconButton
          label="Export CSV"
          disabled={opened.results.length === 0}
          onClick={() => exportCsv({ sweep, opened })}
        >
          <Download />
        </IconButton>
        <IconButton label="Back to the canvas" shortcut="Escape" onClick={close}>
          <X />
        </IconButton>
      </span>
      <Progress sweep={sweep} opened={opened} />
    </header>
  );
}

/** The outcome of a sweep over its parameter: charts of means with spread and single runs, and the same as a table. */
function Results({ sweep, opened }: ResultsProps) {
  const palette = usePalette();
  const region = useRef<HTMLElement>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [chosen, setChosen] = useState<AxisScale>();
  const scales = useMemo(() => scalesOf(sweep.labels), [sweep.labels]);
  const scale = chosen !== undefined && scales.includes(chosen) ? chosen : (scales[0] ?? 'words');
  const axis = useMemo(() => sweepPlaces(sweep.labels, scale), [sweep.labels, scale]);
  const charts = useMemo(
    () => curvesOf(sweep, opened).map((curve) => ({ curve, dots: dotsOf(sweep, opened, curve.metric) })),
    [sweep, opened],
  );
  const values = useMemo(() => runsByValue(sweep, opened.points), [sweep, opened.points]);
  useEffect(() => region.current?.focus(), []);

  const open = (index: number) =>
    openRuns((values[index]?.points ?? []).flatMap(({ run }) => (run === null ? [] : [run.id])));
  const leave = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) sweepsStore.getState().close();
  };
  return (
    <section
      ref={region}
      className={styles.results}
      aria-label={`Results of sweep ${sweep.number}`}
      tabIndex={-1}
      onKeyDown={leave}
    >
      <Header sweep={sweep} opened={opened} scale={scale} scales={scales} onScale={setChosen} />
      <div className={styles.content}>
        {opened.state === 'failed' && (
          <p className={styles.failed} role="alert">
            The results could not be read: {opened.error?.message}
          </p>
        )}
        <Claims sweep={sweep} opened={opened} />
        <div className={styles.charts}>
          {charts.map(({ curve, dots }) => (
            <SweepChart
              key={curve.metric}
              curve={curve}
              dots={dots}
              axis={axis}
              parameter={sweep.address ?? 'Architecture'}
              palette={palette}
              hovered={hovered}
              onHover={setHovered}
              onOpen={open}
            />
          ))}
        </div>
        <SweepTable
          sweep={sweep}
          values={values}
          curves={charts.map(({ curve }) => curve)}
          hovered={hovered}
          onHover={setHovered}
          onOpen={open}
        />
      </div>
    </section>
  );
}

/** The open sweep's results; nothing while none is open. */
export function SweepResults() {
  const sweep = useOpenedSweep();
  const opened = useSweeps((state) => state.opened);
  if (sweep === undefined || opened === null) return null;
  return <Results key={sweep.id} sweep={sweep} opened={opened} />;
}
