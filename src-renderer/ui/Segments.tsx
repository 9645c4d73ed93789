import { ToggleGroup } from 'radix-ui';
import { Tooltip } from './floating/Tooltip';
import styles from './Segments.module.css';

export interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly help: string;
}

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly segments: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}

/** One of two or three choices that are all in view. */
export function Segments<Value extends string>({ label, value, segments, onChange }: SegmentsProps<Value>) {
  return (
    <ToggleGroup.Root
      type="single"
      className={styles.segments}
      aria-label={label}
      value={value}
      onValueChange={(name) => {
        const chosen = segments.find((one) => one.value === name);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {segments.map((one) => (
        <Tooltip key={one.value} text={one.help}>
          {/* The tooltip's trigger has a data-state of its own, so the chosen one is told apart by its role. */}
          <ToggleGroup.Item value={one.value} className={styles.segment}>
            {one.label}
          </ToggleGroup.Item>
        </Tooltip>
      ))}
    </ToggleGroup.Root>
  );
}
