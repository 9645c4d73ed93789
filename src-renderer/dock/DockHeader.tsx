import { formatCount } from '@shared/metric';
import { Minimize2, ZoomOut } from 'lucide-react';
import { RadioGroup } from 'radix-ui';
import { type DrawnRun, lensLosses, tapsOf } from '../charts/model/chartModel';
import { chartView, type DockView, dockViews, showDockView, useChartView } from '../charts/model/chartView';
import { statusWord } from '../runs/store/runStatus';
import { metricsStore, useActiveRun, useHistory } from '../runs/store/stores';
import { Button, Select } from '../ui';
import styles from './ChartsDock.module.css';

interface ChoiceProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly chosen: string | null;
  readonly onChange: (name: string) => void;
}

/** One of several names; nothing where there is no choice. */
function Choice({ label, names, chosen, onChange }: ChoiceProps) {
  const [first] = names;
  if (first === undefined || names.length < 2) return null;
  return (
    <div className={styles.choice}>
      <span>{label}</span>
      <Select
        label={label}
        value={chosen !== null && names.includes(chosen) ? chosen : first}
        options={names.map((name) => ({ value: name, label: name }))}
        onChange={onChange}
      />
    </div>
  );
}

const viewNames: Record<DockView, string> = {
  curves: 'Curves',
  features: 'Features',
  spectrum: 'Spectrum',
  embedding: 'Embedding',
};

/** What the dock shows of the runs. */
function ViewSwitch() {
  const view = useChartView((state) => state.view);
  return (
    <RadioGroup.Root
      className={styles.views}
      aria-label="Charts shown"
      value={view}
      onValueChange={(chosen) => {
        const found = dockViews.find((name) => name === chosen);
        if (found !== undefined) showDockView(found);
      }}
    >
      {dockViews.map((name) => (
        <RadioGroup.Item key={name} value={name}>
          {viewNames[name]}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}

/** Why there are no curves yet, or that they could not be read. */
function HistoryState({ id }: { readonly id: string }) {
  const { state, error, series } = useHistory(id);
  const run = useActiveRun();
  if (state === 'failed')
    return (
      <span className={styles.failed} role="alert">
        The curves could not be read: {error?.message}
        <Button look="quiet" onClick={() => void retry(id)}>
          Try again
        </Button>
      </span>
    );
  if (series.size > 0 || run === undefined) return null;
  return (
    <span className={styles.state}>
      {state === 'loading' ? 'Reading the curves…' : `${statusWord(run)}: no points yet`}
    </span>
  );
}

function retry(id: string): Promise<void> {
  return metricsStore.getState().retry(id);
}

/** Whose curves these are, and what a person did to the view of them. */
export function DockHeader({ drawn }: { readonly drawn: DrawnRun }) {
  const { view, zoom, cursor, tap, loss, enlarged } = useChartView((view) => view);
  return (
    <header className={styles.header}>
      <h2 className={styles.heading}>
        Run {drawn.run.number} <span>{drawn.run.name}</span>
      </h2>
      <HistoryState id={drawn.run.id} />
      <span className={styles.space} />
      {cursor !== null && <output className={styles.step}>step {formatCount(cursor)}</output>}
      {zoom !== null && (
        <Button look="quiet" onClick={() => chartView.setState({ zoom: null })}>
          <ZoomOut />
          All steps
        </Button>
      )}
      {enlarged !== null && (
        <Button look="quiet" onClick={() => chartView.setState({ enlarged: null })}>
          <Minimize2 />
          All charts
        </Button>
      )}
      <ViewSwitch />
      {view === 'curves' && (
        <Choice
          label="Lens on"
          names={lensLosses(drawn)}
          chosen={loss}
          onChange={(name) => chartView.setState({ loss: name })}
        />
      )}
      {(view === 'curves' || view === 'spectrum') && (
        <Choice
          label="Watched"
          names={tapsOf(drawn)}
          chosen={tap}
          onChange={(name) => chartView.setState({ tap: name })}
        />
      )}
    </header>
  );
}
