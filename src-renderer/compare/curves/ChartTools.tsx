import { Maximize, Minimize, Waves } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { classes, IconButton, Popover } from '../../ui';
import shared from '../look/Compare.module.css';
import { look } from '../store/navigate';
import styles from './Curves.module.css';
import { smoothCharts, toggleLog, useCurveSettings } from './settings';

/** Weights of the moving average: the finer, the nearer to one. */
const weights: readonly number[] = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.97, 0.99, 0.995, 0.999];

interface SmoothingProps {
  readonly id: string;
  /** Ids of all charts that are shown. */
  readonly all: readonly string[];
}

function Smoothing({ id, all }: SmoothingProps) {
  const weight = useCurveSettings(({ smoothing }) => smoothing[id] ?? 0);
  const slider = useId();
  const place = Math.max(0, weights.indexOf(weight));
  return (
    <Popover
      label="Smoothing"
      align="end"
      trigger={
        <IconButton label={`Smoothing: ${weight === 0 ? 'none' : weight}`} aria-pressed={weight > 0}>
          <Waves />
        </IconButton>
      }
    >
      <div className={styles.smoothing}>
        <label htmlFor={slider}>
          Moving average <output>{weight === 0 ? 'none' : `weight ${weight}`}</output>
        </label>
        <input
          id={slider}
          type="range"
          min={0}
          max={weights.length - 1}
          step={1}
          value={place}
          aria-valuetext={weight === 0 ? 'none' : String(weight)}
          onChange={({ target }) => smoothCharts([id], weights[Number(target.value)] ?? 0)}
        />
        <p className={shared.hint}>The values themselves stay as a faint line.</p>
        <button type="button" className={styles.link} onClick={() => smoothCharts(all, weight)}>
          Smooth every chart so
        </button>
      </div>
    </Popover>
  );
}

interface ChartToolsProps extends SmoothingProps {
  readonly title: string;
  readonly full: boolean;
  /** More of them, such as a menu of what the chart can be written as. */
  readonly children?: ReactNode;
}

/** What can be done with one chart, beside its title. */
export function ChartTools({ id, title, all, full, children }: ChartToolsProps) {
  const log = useCurveSettings((settings) => settings.log.includes(id));
  return (
    <span className={styles.chartTools} role="toolbar" aria-label={`Tools of ${title}`}>
      <IconButton
        label="log axis"
        aria-pressed={log}
        className={classes(styles.log)}
        onClick={() => toggleLog(id)}
      >
        log
      </IconButton>
      <Smoothing id={id} all={all} />
      {children}
      {full ? (
        <IconButton
          label="Back to the comparison"
          shortcut="Escape"
          onClick={() => look({ full: false, chart: null })}
        >
          <Minimize />
        </IconButton>
      ) : (
        <IconButton
          label="As large as the window"
          shortcut="F"
          onClick={() => look({ full: true, chart: id })}
        >
          <Maximize />
        </IconButton>
      )}
    </span>
  );
}
