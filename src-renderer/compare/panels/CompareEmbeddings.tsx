import type { Comparison } from '@shared/comparison';
import { formatCount } from '@shared/metric';
import { useMemo, useState } from 'react';
import {
  ClassLegend,
  commonReach,
  EmbeddingChoices,
  type EmbeddingState,
  Scatter,
  shownFrame,
} from '../../embedding';
import { Left, Panel } from './Panel';
import styles from './Panels.module.css';
import { type PanelRun, panelRuns } from './panelRuns';
import { StepSlider } from './StepSlider';
import { nearestKept, useEmbeddings } from './useEmbeddings';

/** An image that is pointed at, and the sheet that it is on: runs with the same sheet have the same images. */
interface Found {
  readonly sheet: string;
  readonly image: number;
}

interface PictureProps {
  readonly panel: PanelRun;
  readonly state: EmbeddingState;
  readonly reach: readonly [number, number];
  readonly isolated: number | null;
  readonly found: Found | undefined;
  readonly onFind: (found: Found | undefined) => void;
  readonly onRest: () => void;
}

function Picture({ panel, state, reach, isolated, found, onFind, onRest }: PictureProps) {
  const frame = shownFrame(state);
  const { sample, error, checkpoints } = state;
  const { id } = panel.one.run;
  if (state.run !== id || frame === undefined || sample === null) {
    const none = checkpoints === 0 ? 'no checkpoint yet' : 'no embedding was kept';
    const why = state.run !== id || state.state === 'loading' ? 'reading…' : (error?.message ?? none);
    return (
      <Panel panel={panel} caption={why}>
        <div className={styles.empty} />
      </Panel>
    );
  }
  const caption = error?.message ?? `step ${formatCount(frame.step)}${frame.pending ? ', laying out…' : ''}`;
  return (
    <Panel panel={panel} caption={caption}>
      <Scatter
        name={`Images of ${panel.label}`}
        frame={frame}
        sample={sample}
        reach={reach}
        isolated={isolated}
        found={found?.sheet === sample.sheet ? found.image : undefined}
        onFind={(image) => onFind(image === undefined ? undefined : { sheet: sample.sheet, image })}
        onRest={onRest}
      />
    </Panel>
  );
}

/** Embeddings of the runs beside each other at one step and one scale; the image pointed at is marked in all. */
export function CompareEmbeddings({ comparison }: { readonly comparison: Comparison }) {
  const { panels, left } = useMemo(() => panelRuns(comparison), [comparison]);
  const { stores, states } = useEmbeddings(useMemo(() => panels.map(({ one }) => one.run.id), [panels]));
  const [step, setStep] = useState<number | null>(null);
  const [isolated, setIsolated] = useState<number | null>(null);
  const [found, setFound] = useState<Found>();
  const reach = useMemo(
    () => commonReach(states.flatMap(({ frames }) => [...frames.values()].map(({ layout }) => layout))),
    [states],
  );
  const steps = useMemo(
    () => [...new Set(states.flatMap((state) => state.steps))].sort((a, b) => a - b),
    [states],
  );
  const show = (wanted: number | null) => {
    setStep(wanted);
    for (const store of stores) store.getState().show(nearestKept(store.getState().steps, wanted));
  };
  const [first] = states;
  const sample = states.find((state) => state.sample !== null)?.sample ?? null;
  const sheets = new Set(states.flatMap((state) => state.sample?.sheet ?? []));
  return (
    <section className={styles.part} aria-label="Embeddings">
      <div className={styles.tools}>
        <StepSlider label="Step of the embeddings" steps={steps} step={step} onStep={show} />
        {first !== undefined && (
          <div className={styles.choices}>
            <EmbeddingChoices
              choice={first.choice}
              choose={(change) => {
                for (const store of stores) store.getState().choose(change);
              }}
            />
          </div>
        )}
      </div>
      {sheets.size > 1 && (
        <p className={styles.left}>
          The runs have different data: an image is marked where the others are the same.
        </p>
      )}
      <div className={styles.embeddings}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard */}
        <div className={styles.grid} tabIndex={0}>
          {panels.map((panel, place) => {
            const state = states[place];
            return state === undefined ? null : (
              <Picture
                key={panel.one.run.id}
                panel={panel}
                state={state}
                reach={reach}
                isolated={isolated}
                found={found}
                onFind={setFound}
                onRest={() => setIsolated(null)}
              />
            );
          })}
        </div>
        {sample !== null && (
          <ClassLegend
            sample={sample}
            isolated={isolated}
            onIsolate={(label) => setIsolated(label === isolated ? null : label)}
          />
        )}
      </div>
      <Left left={left} />
    </section>
  );
}
