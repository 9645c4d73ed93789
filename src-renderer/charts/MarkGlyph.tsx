import type { RunMark } from '@shared/api';
import { formatCount } from '../runs/format';
import { markTitle } from '../runs/markTitle';
import styles from './Chart.module.css';

interface MarkGlyphProps {
  /** Everything that happened at one step; at least one. */
  readonly marks: readonly RunMark[];
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where several things happen at one step, the first of these is drawn; the tooltip names all. */
const importance: readonly RunMark['kind'][] = [
  'warning',
  'phase',
  'resume',
  'pause',
  'checkpoint',
  'evaluation',
];

function Shape({ kind, x, y }: { kind: RunMark['kind']; x: number; y: number }) {
  switch (kind) {
    case 'checkpoint':
      return <path d={`M${x} ${y - 4}l3.5 4l-3.5 4l-3.5 -4z`} />;
    case 'pause':
      return <path d={`M${x - 3} ${y - 4}h2v8h-2zM${x + 1} ${y - 4}h2v8h-2z`} />;
    case 'resume':
      return <path d={`M${x - 2.5} ${y - 4}l6 4l-6 4z`} />;
    case 'warning':
      return <path className={styles.warningMark} d={`M${x} ${y - 4}l4.5 8h-9z`} />;
    case 'evaluation':
      return <circle cx={x} cy={y} r={2} />;
    case 'phase':
      return <path d={`M${x} ${y - 4}l4 8h-8z`} />;
  }
}

/** What happened to a run at one step, on the step axis; a pause and what follows it run through the whole chart. */
export function MarkGlyph({ marks, x, top, bottom }: MarkGlyphProps) {
  const kind = importance.find((one) => marks.some((mark) => mark.kind === one));
  const [first] = marks;
  if (kind === undefined || first === undefined) return null;
  const through = kind === 'phase' || kind === 'pause' || kind === 'resume';
  return (
    <g className={styles.mark}>
      <title>{`Step ${formatCount(first.step)}: ${marks.map(markTitle).join(', ')}`}</title>
      {through && <line x1={x} x2={x} y1={top} y2={bottom} />}
      <Shape kind={kind} x={x} y={bottom} />
    </g>
  );
}
