import type { Comparison } from '@shared/comparison';
import { cellText } from '@shared/runTable';
import { useMemo, useRef } from 'react';
import { Plot } from '../../charts/Plot';
import { usePalette } from '../../charts/usePalette';
import { useSize } from '../../charts/useSize';
import { QuantityName } from '../../runs/look/QuantityName';
import { RunSwatch } from '../../runs/look/RunSwatch';
import { Select, Switch } from '../../ui';
import shared from '../look/Compare.module.css';
import styles from './Scatter.module.css';
import { type ScatterField, scatterFields } from './scatterFields';
import { type ScatterPoint, scatterFigure } from './scatterFigure';
import { type ScatterSettings, scatterSettings, useScatterSettings } from './settings';
import { useScatterPoints } from './useScatterPoints';

interface SideProps {
  readonly side: 'x' | 'y';
  readonly fields: readonly ScatterField[];
  readonly field: string;
}

const sideNames = { x: 'Across', y: 'Up' } as const;

function Side({ side, fields, field }: SideProps) {
  const name = sideNames[side];
  const log = useScatterSettings((settings) => settings.log.includes(side));
  const change = (changed: Partial<ScatterSettings>) => scatterSettings.setState(changed);
  return (
    <span className={shared.choice}>
      <span>{name}</span>
      <Select
        label={name}
        value={field}
        options={fields.map(({ value, label }) => ({ value, label: <QuantityName name={label} /> }))}
        onChange={(value) => change({ [side]: value })}
      />
      <Switch
        label={`${name}: logarithmic`}
        checked={log}
        onChange={(on) =>
          change({
            log: (['x', 'y'] as const).filter((one) =>
              one === side ? on : scatterSettings.getState().log.includes(one),
            ),
          })
        }
      />
      <span>log</span>
    </span>
  );
}

interface ValuesProps {
  readonly points: readonly ScatterPoint[];
  readonly fields: readonly [ScatterField, ScatterField];
}

const moment = (at: number) => new Date(at).toISOString().slice(0, 10);

/** The points as a table, the highest first. */
function Values({ points, fields: [x, y] }: ValuesProps) {
  const sorted = [...points].sort((a, b) => b.y - a.y);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <aside className={styles.values} aria-label="Values" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">
              <QuantityName name={x.label} />
            </th>
            <th scope="col">
              <QuantityName name={y.label} />
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((point) => (
            <tr key={point.id}>
              <th scope="row" title={point.name}>
                <RunSwatch token={point.token} /> run {point.number}
              </th>
              <td>{cellText(x.value, point.x, moment)}</td>
              <td>{cellText(y.value, point.y, moment)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </aside>
  );
}

function ScatterPlot({ points, fields: [x, y] }: ValuesProps) {
  const element = useRef<HTMLDivElement>(null);
  const size = useSize(element);
  const palette = usePalette();
  const log = useScatterSettings((settings) => settings.log);
  const figure = useMemo(() => {
    if (size === undefined) return undefined;
    const sides = {
      x: { title: x.label, percent: x.percent, log: log.includes('x') },
      y: { title: y.label, percent: y.percent, log: log.includes('y') },
    };
    return scatterFigure(points, { ...sides, size, palette });
  }, [points, x, y, log, size, palette]);
  return (
    <div
      ref={element}
      className={styles.plot}
      role="img"
      aria-label={`${y.label} against ${x.label} of ${points.length} runs`}
    >
      {figure !== undefined && <Plot figure={figure} />}
    </div>
  );
}

/** Any number of the runs against any other, a point a run. */
export function CompareScatter({ comparison }: { readonly comparison: Comparison }) {
  const runs = useMemo(() => comparison.columns.flatMap((column) => [...column.runs]), [comparison]);
  const fields = useMemo(() => scatterFields(runs), [runs]);
  const wanted = useScatterSettings((settings) => settings);
  const fieldOf = (name: string, usual: number): ScatterField =>
    fields.find(({ value }) => value === name) ??
    fields[usual] ?? { value: 'step', label: 'step', percent: false };
  const x = fieldOf(wanted.x, 0);
  const y = fieldOf(wanted.y, 1);
  const { points, error } = useScatterPoints(comparison, x.value, y.value);
  const without = runs.length - points.length;
  return (
    <section className={styles.part} aria-label="Scatter">
      <div className={shared.tools}>
        <Side side="x" fields={fields} field={x.value} />
        <Side side="y" fields={fields} field={y.value} />
        {without > 0 && (
          <span className={shared.hint}>
            {without === 1 ? '1 run has' : `${without} runs have`} not both numbers.
          </span>
        )}
      </div>
      {error !== null && (
        <p className={shared.failed} role="alert">
          The numbers could not be read: {error.message}
        </p>
      )}
      <div className={styles.middle}>
        <ScatterPlot points={points} fields={[x, y]} />
        <Values points={points} fields={[x, y]} />
      </div>
    </section>
  );
}
