import type { RunMark } from '@shared/api';
import { groupSteps, groupTitle, type MarkGroup } from '../runs/look/markGroups';
import styles from './Chart.module.css';

interface MarkGlyphProps {
  readonly marks: MarkGroup;
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

/** Where several things happen at one place, the first of these is drawn; the tooltip names all. */
const importance: readonly RunMark['kind'][] = ['warning', 'phase', 'resume', 'pause', 'checkpoint'];

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
    case 'phase':
      return <path d={`M${x} ${y - 4}l4 8h-8z`} />;
  }
}

/** What happened to a run at one place, on the step axis; a pause and what follows it run through the whole chart. */
export function MarkGlyph({ marks, x, top, bottom }: MarkGlyphProps) {
  const kind = importance.find((one) => marks.some((mark) => mark.kind === one));
  if (kind === undefined) return null;
  const through = kind === 'phase' || kind === 'pause' || kind === 'resume';
  return (
    <g className={styles.mark}>
      <title>{`Step ${groupSteps(marks)}: ${groupTitle(marks)}`}</title>
      {through && <line x1={x} x2={x} y1={top} y2={bottom} />}
      <Shape kind={kind} x={x} y={bottom} />
    </g>
  );
}
