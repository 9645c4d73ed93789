import { type DataSource, dataSourceSchema, embeddedSource } from '@shared/graph';
import { FolderOpen } from 'lucide-react';
import { useState } from 'react';
import { lab } from '../../api';
import { Button, NumberField, Select, TextField } from '../../ui';
import styles from '../Inspector.module.css';

interface DataSourceEditorProps {
  readonly id: string;
  readonly value: DataSource | undefined;
  readonly onChange: (value: DataSource, inARow?: boolean) => void;
  readonly disabled: boolean;
}

type Kind = DataSource['kind'];

const kinds: readonly { value: Kind; label: string }[] = [
  { value: 'embedded', label: 'Embedded shapes' },
  { value: 'cifar10', label: 'CIFAR-10' },
  { value: 'cifar100', label: 'CIFAR-100' },
  { value: 'idx', label: 'MNIST family (IDX)' },
  { value: 'folder', label: 'Folder of images' },
];

const folderHelp: Readonly<Record<Exclude<Kind, 'embedded'>, string>> = {
  cifar10: 'The folder with data_batch_1.bin … and test_batch.bin',
  cifar100: 'The folder with train.bin and test.bin',
  idx: 'The folder with train-images-idx3-ubyte …, plain or .gz',
  folder: 'A folder with train/CLASS/image and test/CLASS/image, or CLASS/image',
};

const folderSize = 32;

/** A source of a kind, with what it keeps of the one before. */
function ofKind(kind: Kind, directory: string, size: number): DataSource {
  if (kind === 'embedded') return embeddedSource;
  return kind === 'folder' ? { kind, directory, size } : { kind, directory };
}

function check(change: DataSource): string | undefined {
  return dataSourceSchema.safeParse(change).error?.issues[0]?.message;
}

/** Where the images come from. A folder that is not given yet is a problem of the document. */
export function DataSourceEditor({ id, value = embeddedSource, onChange, disabled }: DataSourceEditorProps) {
  const { kind } = value;
  const directory = value.kind === 'embedded' ? '' : value.directory;
  const size = value.kind === 'folder' ? value.size : folderSize;
  return (
    <div className={styles.rates}>
      <Select
        id={id}
        value={kind}
        options={kinds}
        onChange={(next) => onChange(ofKind(next, directory, size))}
        disabled={disabled}
      />
      {value.kind === 'embedded' && <EmbeddedFields value={value} onChange={onChange} disabled={disabled} />}
      {kind !== 'embedded' && (
        <>
          <DirectoryField
            directory={directory}
            onChange={(next) => onChange(ofKind(kind, next, size), true)}
            disabled={disabled}
          />
          <p className={styles.note}>{folderHelp[kind]}</p>
        </>
      )}
      {value.kind === 'folder' && (
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
