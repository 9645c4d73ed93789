import { Check, ChevronsUpDown } from 'lucide-react';
import { Select as Radix } from 'radix-ui';
import type { ReactNode } from 'react';
import styles from '../floating/Floating.module.css';
import { classes } from '../text/classes';
import fields from './Field.module.css';

export interface Option<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
}

interface SelectProps<Value extends string> {
  readonly id?: string;
  readonly label?: string;
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (value: Value) => void;
  readonly disabled?: boolean;
  readonly className?: string | undefined;
}

/** One of a list of choices. */
export function Select<Value extends string>({
  id,
  label,
  value,
  options,
  onChange,
  disabled = false,
  className,
}: SelectProps<Value>) {
  const choose = (chosen: string) => {
    const option = options.find((one) => one.value === chosen);
    if (option !== undefined) onChange(option.value);
  };
  return (
    <Radix.Root value={value} onValueChange={choose} disabled={disabled}>
      <Radix.Trigger id={id} aria-label={label} className={classes(fields.select, className)}>
        <span className={fields.selected}>
          <Radix.Value />
        </span>
        <Radix.Icon asChild>
          <ChevronsUpDown />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className={classes(styles.surface, styles.list)}
          position="popper"
          sideOffset={4}
          collisionPadding={8}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className={styles.item}>
                <Radix.ItemText>{option.label}</Radix.ItemText>
                <Radix.ItemIndicator asChild>
                  <Check />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
