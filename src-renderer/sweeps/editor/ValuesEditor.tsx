import type { GraphDocument, Parameter } from '@shared/graph';
import { maxValues } from '@shared/sweep';
import { documentStore, shownDocument } from '../../document';
import { NumberField, Segments, Select, TextField } from '../../ui';
import { choicesOf, draftFor, type SweepDraft, sweepable } from '../store/plan';
import { changeDraft, draftStore } from '../store/stores';
import styles from './SweepEditor.module.css';

interface ValuesEditorProps {
  readonly draft: SweepDraft;
  readonly document: GraphDocument;
  readonly problem: string | undefined;
}

function choose(address: string): void {
  const document = shownDocument(documentStore.getState());
  draftStore.setState(({ draft }) => ({ draft: draftFor(document, address, draft) }));
}

/** The parameter that is varied, and its values. */
export function ValuesEditor({ draft, document, problem }: ValuesEditorProps) {
  const all = sweepable(document);
  const found = all.find(({ address }) => address === draft.address);
  const known = found === undefined ? [{ value: draft.address, label: draft.address }] : [];
  return (
    <>
      <div className={styles.field}>
        <label htmlFor="sweep-parameter">Parameter</label>
        <Select
          id="sweep-parameter"
          value={draft.address}
          options={[...known, ...all.map(({ address }) => ({ value: address, label: address }))]}
          onChange={choose}
        />
        <p className={styles.help}>
          {found?.meta.help ?? 'The architecture on the canvas does not have it.'}
        </p>
      </div>
      {found !== undefined && <Values draft={draft} parameter={found} problem={problem} />}
    </>
  );
}

interface ValuesProps {
  readonly draft: SweepDraft;
  readonly parameter: Parameter;
  readonly problem: string | undefined;
}

function Values({ draft, parameter: { meta }, problem }: ValuesProps) {
  const choices = choicesOf(meta);
  if (choices !== undefined) return <Choices choices={choices} checked={draft.checked} problem={problem} />;
  const isList = meta.editor === 'integer-list';
  return (
    <div className={styles.field}>
      <div className={styles.row}>
        <label htmlFor="sweep-values">Values</label>
        {!isList && (
          <Segments
            label="Values as"
            value={draft.form}
            segments={[
              { value: 'list', label: 'List', help: 'Every value by itself' },
              { value: 'range', label: 'Range', help: 'From one value to another' },
            ]}
            onChange={(form) => changeDraft({ form })}
          />
        )}
      </div>
      {isList || draft.form === 'list' ? (
        <TextField
          id="sweep-values"
          mono
          value={draft.list}
          placeholder={isList ? '32, 64; 64, 128' : '0.1, 0.2, 0.5'}
          onChange={(list) => changeDraft({ list })}
          problem={problem}
        />
      ) : (
        <Range draft={draft} problem={problem} />
      )}
    </div>
  );
}

const scales = [
  { value: 'linear', label: 'Even steps', help: 'The same difference between neighbours' },
  { value: 'log', label: 'Even factors', help: 'The same factor between neighbours' },
] as const;

function Range({ draft, problem }: { readonly draft: SweepDraft; readonly problem: string | undefined }) {
  const { from, to, count, scale } = draft;
  return (
    <>
      <div className={styles.range}>
        <NumberField label="From" value={from} onChange={(next) => changeDraft({ from: next })} step={0.1} />
        <span>to</span>
        <NumberField label="To" value={to} onChange={(next) => changeDraft({ to: next })} step={0.1} />
        <span>in</span>
        <NumberField
          label="How many values"
          value={count}
          kind="whole"
          onChange={(next) => changeDraft({ count: next })}
          check={(next) =>
            Number.isInteger(next) && next >= 2 && next <= maxValues ? undefined : `From 2 to ${maxValues}`
          }
        />
      </div>
      <Segments
        label="Spacing"
        value={scale}
        segments={scales}
        onChange={(next) => changeDraft({ scale: next })}
      />
      {problem !== undefined && <p className={styles.problem}>{problem}</p>}
    </>
  );
}

interface ChoicesProps {
  readonly choices: readonly string[];
  readonly checked: readonly string[];
  readonly problem: string | undefined;
}

function Choices({ choices, checked, problem }: ChoicesProps) {
  const toggle = (choice: string) =>
    changeDraft({
      checked: choices.filter((one) => (one === choice ? !checked.includes(one) : checked.includes(one))),
    });
  return (
    <fieldset className={styles.choices}>
      <legend>Values</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="checkbox" checked={checked.includes(choice)} onChange={() => toggle(choice)} />
          {choice}
        </label>
      ))}
      {problem !== undefined && <p className={styles.problem}>{problem}</p>}
    </fieldset>
  );
}
