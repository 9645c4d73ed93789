import { type ComponentProps, useId } from 'react';
import { classes } from '../text/classes';
import styles from './Field.module.css';

interface TextFieldProps extends Omit<ComponentProps<'input'>, 'value' | 'onChange' | 'onSubmit'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** Why the text cannot be taken. */
  readonly problem?: string | undefined;
  /** What is to be known of it; a problem stands in its place. */
  readonly notice?: string | undefined;
  readonly mono?: boolean;
  readonly unit?: string | undefined;
}

/** A line of text, with what is wrong with it underneath. */
export function TextField({
  value,
  onChange,
  problem,
  notice,
  mono,
  unit,
  className,
  disabled,
  ...rest
}: TextFieldProps) {
  const id = useId();
  return (
    <div className={className}>
      <div className={styles.box} data-invalid={problem !== undefined} data-disabled={disabled === true}>
        <input
          spellCheck={false}
          autoComplete="off"
          {...rest}
          className={classes(styles.input, mono === true && styles.number)}
          value={value}
          disabled={disabled}
          aria-invalid={problem !== undefined}
          aria-describedby={problem === undefined && notice === undefined ? undefined : id}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </div>
      {problem !== undefined && (
        <p className={styles.problem} id={id}>
          {problem}
        </p>
      )}
      {problem === undefined && notice !== undefined && (
        <p className={styles.notice} id={id}>
          {notice}
        </p>
      )}
    </div>
  );
}

interface TextAreaProps extends Omit<ComponentProps<'textarea'>, 'value' | 'onChange'> {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function TextArea({ value, onChange, className, ...rest }: TextAreaProps) {
  return (
    <div className={classes(styles.box, styles.area, className)}>
      <textarea
        {...rest}
        className={styles.input}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
