import type { RunMark } from '@shared/api';
import { formatCount } from '../runs/format';
import { markTitle } from '../runs/markTitle';
import styles from './Chart.module.css';

interface MarkGlyphProps {
  readonly mark: RunMark;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

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

/** An event of a run, on its step axis; changes of what is trained run through the whole chart. */
export function MarkGlyph({ mark, x, top, bottom }: MarkGlyphProps) {
  const through = mark.kind === 'phase' || mark.kind === 'pause' || mark.kind === 'resume';
  return (
    <g className={styles.mark}>
      <title>{`${markTitle(mark)}, step ${formatCount(mark.step)}`}</title>
      {through && <line x1={x} x2={x} y1={top} y2={bottom} />}
      <Shape kind={mark.kind} x={x} y={bottom} />
    </g>
  );
}
