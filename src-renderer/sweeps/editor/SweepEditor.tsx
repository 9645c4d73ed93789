import { clock } from '@shared/numbers';
import { findPreset } from '@shared/presets';
import { claimsOn } from '@shared/reproduction';
import type { TrainsOn } from '@shared/run';
import { analyses } from '@shared/sweep';
import { Play, X } from 'lucide-react';
import { type FormEvent, useMemo } from 'react';
import { useStore } from 'zustand';
import { shownDocument, useDocument } from '../../document';
import { sizeStore } from '../../gallery';
import { trainingPlaces, useQueue } from '../../queue';
import { useRuns } from '../../runs/store/stores';
import {
  Button,
  IconButton,
  NumberField,
  Prose,
  Segments,
  Select,
  Switch,
  stayInField,
  TextField,
  takeTyped,
} from '../../ui';
import { planOf, type SweepDraft, type SweepPlan, variesSeed } from '../store/plan';
import { changeDraft, draftStore, hideDraft, sweepsStore } from '../store/stores';
import { estimate } from './estimate';
import styles from './SweepEditor.module.css';
import { ValuesEditor } from './ValuesEditor';

const kinds = [
  { value: 'parameter', label: 'Parameter', help: 'Vary a parameter of what is on the canvas' },
  { value: 'analysis', label: 'Analysis', help: 'An experiment of the papers that compares several runs' },
] as const;

function AnalysisChoice({ analysis }: { readonly analysis: string }) {
  return (
    <>
      <Select
        label="Analysis"
        value={analysis}
        options={analyses.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(chosen) => changeDraft({ analysis: chosen })}
      />
      {claimsOn(analysis).map(({ id, sentence, source }) => (
        <p key={id} className={styles.claim}>
          <Prose text={sentence} /> <span className={styles.source}>{source}</span>
        </p>
      ))}
    </>
  );
}

interface CostProps {
  readonly plan: SweepPlan;
}

/** How many runs there are and about how long they take. */
function Cost({ plan: { runs, documents } }: CostProps) {
  const past = useRuns((state) => state.runs);
  const guess = documents.length === 0 ? undefined : estimate(documents, runs / documents.length, past);
  return (
    <p className={styles.cost} aria-live="polite">
      <b>
        {runs} {runs === 1 ? 'run' : 'runs'}
      </b>
      {guess === undefined
        ? ', one after another'
        : `, about ${clock(guess.seconds)} at the pace of run ${guess.basis.number}`}
    </p>
  );
}

/** Where the runs train; nothing to choose where there is no queue. */
function Place({ chosen }: { readonly chosen: TrainsOn | undefined }) {
  const queue = useQueue((state) => state.queue);
  if (queue === null || queue.address === null) return null;
  return (
    <div className={styles.row}>
      <span>Trains</span>
      <Segments
        label="Where the runs train"
        value={chosen ?? queue.trainsOn}
        segments={trainingPlaces}
        onChange={(trainsOn) => changeDraft({ trainsOn })}
      />
    </div>
  );
}

function usePlan(draft: SweepDraft): SweepPlan {
  const document = useDocument(shownDocument);
  const size = useStore(sizeStore, (state) => state.size);
  return useMemo(
    () => planOf(draft, { document, build: (preset) => findPreset(preset).build(size) }),
    [draft, document, size],
  );
}

/** What to vary, over which values and seeds, and for how long; and what that costs. */
export function SweepEditor() {
  const draft = useStore(draftStore, (state) => state.draft);
  const document = useDocument(shownDocument);
  const plan = usePlan(draft);
  const { problems, spec } = plan;
  const start = async (event: FormEvent) => {
    event.preventDefault();
    if (
      takeTyped() &&
      spec !== undefined &&
      (await sweepsStore.getState().start({
        ...{ spec, fresh: draft.fresh },
        ...(draft.trainsOn === undefined ? {} : { trainsOn: draft.trainsOn }),
      }))
    )
      hideDraft();
  };
  return (
    <form className={styles.editor} aria-label="New sweep" onSubmit={(event) => void start(event)}>
      <div className={styles.head}>
        <h2>New sweep</h2>
        <IconButton label="Close the form" onClick={hideDraft}>
          <X />
        </IconButton>
      </div>
      <Segments
        label="What is compared"
        value={draft.what}
        segments={kinds}
        onChange={(what) => changeDraft({ what })}
      />
      {draft.what === 'analysis' ? (
        <AnalysisChoice analysis={draft.analysis} />
      ) : (
        <ValuesEditor draft={draft} document={document} problem={problems.values} />
      )}
      {!variesSeed(draft) && (
        <div className={styles.field}>
          <label htmlFor="sweep-seeds">Seeds</label>
          <TextField
            id="sweep-seeds"
            mono
            value={draft.seeds}
            onChange={(seeds) => changeDraft({ seeds })}
            problem={problems.seeds}
          />
        </div>
      )}
      <div className={styles.field}>
        <label htmlFor="sweep-steps">Step limit</label>
        <NumberField
          id="sweep-steps"
          value={draft.steps}
          onChange={(steps) => changeDraft({ steps })}
          kind="whole"
          check={(steps) => (Number.isInteger(steps) && steps >= 0 ? undefined : 'Whole numbers only')}
          step={10}
          unit={draft.steps === 0 ? 'as it is set' : 'steps'}
        />
      </div>
      <div className={styles.row}>
        <label htmlFor="sweep-fresh">Train again what is trained already</label>
        <Switch id="sweep-fresh" checked={draft.fresh} onChange={(fresh) => changeDraft({ fresh })} />
      </div>
      <Place chosen={draft.trainsOn} />
      {problems.start !== undefined && (
        <p className={styles.problem} role="alert">
          {problems.start}
        </p>
      )}
      {plan.runs > 0 && <Cost plan={plan} />}
      <Button look="primary" type="submit" disabled={spec === undefined} onMouseDown={stayInField}>
        <Play aria-hidden />
        Start the sweep
      </Button>
    </form>
  );
}
