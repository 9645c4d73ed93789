import { fieldNames, parseField } from '@shared/runTable';
import { Columns3 } from 'lucide-react';
import { useState } from 'react';
import { Button, Popover, Switch, TextField } from '../../ui';
import { settingsStore, toggleColumn } from '../store/settings';
import { useSettings, useTable } from '../store/stores';
import styles from './RunTable.module.css';

const mostShown = 60;

/** Which fields are columns: any fact, parameter or metric, the last, best or any step's value of one too. */
export function ColumnChooser() {
  const vocabulary = useTable((state) => state.vocabulary);
  const columns = useSettings((state) => state.columns);
  const hidesSame = useSettings((state) => state.hidesSame);
  const [search, setSearch] = useState('');
  const shown = new Set(columns.map(({ field }) => field));
  const wanted = search.trim();
  const known = fieldNames(vocabulary).filter(({ text, help }) =>
    `${text} ${help}`.toLowerCase().includes(wanted.toLowerCase()),
  );
  const typed =
    wanted.includes('@') && parseField(wanted, vocabulary) !== undefined
      ? [{ text: wanted, help: 'as typed' }]
      : [];
  const fields = [...typed, ...known]
    .sort((a, b) => Number(shown.has(b.text)) - Number(shown.has(a.text)))
    .slice(0, mostShown);
  return (
    <Popover
      label="Columns"
      align="end"
      trigger={
        <Button>
          <Columns3 aria-hidden />
          Columns
        </Button>
      }
    >
      <div className={styles.chooser}>
        <TextField
          type="search"
          aria-label="Find a field"
          placeholder="Find, or knn_accuracy@best, m_o@600"
          value={search}
          onChange={setSearch}
        />
        <span className={styles.switch}>
          <Switch
            label="Hide columns that do not differ"
            checked={hidesSame}
            onChange={(on) => settingsStore.setState({ hidesSame: on })}
          />
          Hide columns that do not differ
        </span>
        <ul>
          {fields.map(({ text, help }) => (
            <li key={text}>
              <label>
                <input type="checkbox" checked={shown.has(text)} onChange={() => toggleColumn(text)} />
                <code>{text}</code>
                <span>{help}</span>
              </label>
            </li>
          ))}
        </ul>
      </div>
    </Popover>
  );
}
