import { type DataSource, dataSourceSchema, embeddedSource } from '@shared/graph';
import { dataFormats, dataKinds } from '@shared/values/dataFormats';
import { sourceAt } from '@shared/values/dataSource';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { lab } from '../../api';
import { Button, NumberField, Select, Switch, TextField } from '../../ui';
import styles from '../Inspector.module.css';

interface DataSourceEditorProps {
  readonly id: string;
  readonly value: DataSource | undefined;
  readonly onChange: (value: DataSource, inARow?: boolean) => void;
  readonly disabled: boolean;
}

type Kind = DataSource['kind'];

const kinds = dataKinds.map((kind) => ({ value: kind, label: dataFormats[kind].label }));

/** A source of a kind, with what it keeps of the one before. */
function ofKind(kind: Kind, directory: string): DataSource {
  return kind === 'embedded' ? embeddedSource : sourceAt(kind, directory);
}

function check(change: DataSource): string | undefined {
  return dataSourceSchema.safeParse(change).error?.issues[0]?.message;
}

/** Where the images come from. A folder that is not given yet is a problem of the document. */
export function DataSourceEditor({ id, value = embeddedSource, onChange, disabled }: DataSourceEditorProps) {
  const { kind } = value;
  const directory = value.kind === 'embedded' ? '' : value.directory;
  return (
    <div className={styles.rates}>
      <Select
        id={id}
        value={kind}
        options={kinds}
        onChange={(next) => onChange(ofKind(next, directory))}
        disabled={disabled}
      />
      {value.kind === 'embedded' && <EmbeddedFields value={value} onChange={onChange} disabled={disabled} />}
      {value.kind !== 'embedded' && (
        <>
          <DirectoryField
            directory={directory}
            onChange={(next) => onChange({ ...value, directory: next }, true)}
            disabled={disabled}
          />
          <p className={styles.note}>{dataFormats[value.kind].help}</p>
        </>
      )}
      {'size' in value && (
        <NumberField
          label="Side of the images"
          value={value.size}
          onChange={(next, inARow) => onChange({ ...value, size: next }, inARow)}
          kind="whole"
          check={(next) => check({ ...value, size: next })}
          unit="pixels a side"
          disabled={disabled}
        />
      )}
      {(value.kind === 'folder' || value.kind === 'parquet') && (
        <div className={styles.row}>
          <Switch
            label="Go on without images that cannot be read"
            checked={value.skipUnreadable === true}
            onChange={(skipUnreadable) => onChange({ ...value, skipUnreadable })}
            disabled={disabled}
          />
          Go on without images that cannot be read
        </div>
      )}
    </div>
  );
}

interface DirectoryFieldProps {
  readonly directory: string;
  readonly onChange: (directory: string) => void;
  readonly disabled: boolean;
}

function DirectoryField({ directory, onChange, disabled }: DirectoryFieldProps) {
  const [typed, setText] = useState(directory);
  // It may change under the field: undo, another kind of source.
  const text = typed.trim() === directory ? typed : directory;
  const take = (next: string) => {
    setText(next);
    onChange(next.trim());
  };
  const { chooseFolder } = lab;
  return (
    <div className={styles.row}>
      <TextField
        className={styles.titleText}
        aria-label="Folder"
        placeholder="/path/to/folder"
        value={text}
        onChange={take}
        problem={text.trim() === '' ? 'Give a folder on the machine that trains' : undefined}
        disabled={disabled}
      />
      {chooseFolder !== undefined && (
        <Button
          disabled={disabled}
          onClick={() =>
            void chooseFolder().then((chosen) => {
              if (chosen !== null) take(chosen);
            })
          }
        >
          <FolderOpen aria-hidden />
          Choose
        </Button>
      )}
    </div>
  );
}

interface EmbeddedFieldsProps {
  readonly value: Extract<DataSource, { kind: 'embedded' }>;
  readonly onChange: (value: DataSource, inARow?: boolean) => void;
  readonly disabled: boolean;
}

const counts = [
  { field: 'train', label: 'Training images', unit: 'to train on' },
  { field: 'test', label: 'Test images', unit: 'to test on' },
  { field: 'seed', label: 'Seed of the images', unit: 'seed' },
] as const;

function EmbeddedFields({ value, onChange, disabled }: EmbeddedFieldsProps) {
  return counts.map(({ field, label, unit }) => (
    <NumberField
      key={field}
      label={label}
      value={value[field]}
      onChange={(next, inARow) => onChange({ ...value, [field]: next }, inARow)}
      kind="whole"
      check={(next) => check({ ...value, [field]: next })}
      unit={unit}
      step={field === 'seed' ? 1 : 1000}
      disabled={disabled}
    />
  ));
}
