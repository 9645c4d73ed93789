import { formatCount } from '@shared/metric';
import styles from './Panels.module.css';

interface StepSliderProps {
  readonly label: string;
  /** Steps at which any of the panels has something, rising. */
  readonly steps: readonly number[];
  /** The step that was chosen; null is the last. */
  readonly step: number | null;
  readonly onStep: (step: number | null) => void;
}

/** One step for all panels; each shows what it has nearest to it. */
export function StepSlider({ label, steps, step, onStep }: StepSliderProps) {
  const last = Math.max(0, steps.length - 1);
  const chosen = step === null ? last : Math.max(0, steps.indexOf(step));
  const text = `step ${formatCount(steps[chosen] ?? 0)}`;
  return (
    <div className={styles.slider}>
      <input
        type="range"
        aria-label={label}
        aria-valuetext={text}
        min={0}
        max={Math.max(1, last)}
        step={1}
        value={steps.length < 2 ? 1 : chosen}
        disabled={steps.length < 2}
        onChange={({ target }) => {
          const place = Number(target.value);
          onStep(place === last ? null : (steps[place] ?? null));
        }}
      />
      <output>{text}</output>
    </div>
  );
}
