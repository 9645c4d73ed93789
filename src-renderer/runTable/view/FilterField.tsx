import { completeFilter, fieldNames, readFilter } from '@shared/runTable';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { TextField } from '../../ui';
import { settingsStore } from '../store/settings';
import { useSettings, useTable } from '../store/stores';
import styles from './RunTable.module.css';

/** Goes round through the choices and, between the last and the first, through none of them (-1). */
function nextChoice(chosen: number, step: 1 | -1, count: number): number {
  return ((chosen + 1 + step + count + 1) % (count + 1)) - 1;
}

/** The filter with completion; what cannot be read is said with its place, and changes nothing. */
export function FilterField() {
  const where = useSettings((state) => state.where);
  const vocabulary = useTable((state) => state.vocabulary);
  const [text, setText] = useState(where);
  const [cursor, setCursor] = useState<number | null>(null);
  const [chosen, setChosen] = useState(-1);
  const list = useId();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => setText(where), [where]);

  const names = fieldNames(vocabulary).map((one) => one.text);
  const reading = readFilter(text, vocabulary, names);
  const completion = cursor === null ? undefined : completeFilter(text, cursor, vocabulary);
  const proposals = completion?.proposals ?? [];
  const fault = 'fault' in reading && cursor === null ? reading.fault : undefined;

  const apply = () => {
    setCursor(null);
    if (!('fault' in reading)) settingsStore.setState({ where: text });
  };
  const take = (index: number) => {
    const proposal = proposals[index];
    if (completion === undefined || proposal === undefined) return;
    const head = `${text.slice(0, completion.from)}${proposal.text} `;
    setText(head + text.slice(completion.to).trimStart());
    setCursor(head.length);
    setChosen(-1);
    requestAnimationFrame(() => input.current?.setSelectionRange(head.length, head.length));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (cursor === null) setCursor(text.length);
      else setChosen(nextChoice(chosen, event.key === 'ArrowDown' ? 1 : -1, proposals.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen >= 0) take(chosen);
      else apply();
    } else if (event.key === 'Escape' && cursor !== null) {
      event.stopPropagation();
      setCursor(null);
    }
  };
  return (
    <div className={styles.filter}>
      <TextField
        ref={input}
        type="search"
        role="combobox"
        aria-label="Filter the runs"
        aria-expanded={proposals.length > 0}
        aria-controls={list}
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
        placeholder="verdict = collapsed and training.baseRate > 0.3 and tag: ablation"
        value={text}
        problem={fault === undefined ? undefined : `At character ${fault.from + 1}: ${fault.message}`}
        onChange={(value) => {
          setText(value);
          setCursor(input.current?.selectionStart ?? value.length);
          setChosen(-1);
          if (value === '') settingsStore.setState({ where: '' });
        }}
        onFocus={() => setCursor(text.length)}
        onBlur={apply}
        onKeyDown={onKeyDown}
      />
      {proposals.length > 0 && (
        <div className={styles.proposals} id={list} role="listbox" aria-label="How the filter may go on">
          {proposals.map((proposal, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and its arrow keys choose
            <div
              key={proposal.text}
              id={`${list}-${index}`}
              role="option"
              aria-selected={index === chosen}
              tabIndex={-1}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => take(index)}
            >
              <code>{proposal.text}</code>
              <span>{proposal.help}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
