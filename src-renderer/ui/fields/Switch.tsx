import { Switch as Radix } from 'radix-ui';
import styles from './Field.module.css';

interface SwitchProps {
  readonly id?: string;
  readonly label?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly disabled?: boolean;
}

export function Switch({ id, label, checked, onChange, disabled = false }: SwitchProps) {
  return (
    <Radix.Root
      id={id}
      aria-label={label}
      className={styles.switch}
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
    >
      <Radix.Thumb className={styles.thumb} />
    </Radix.Root>
  );
}
