import { group } from 'd3-array';
import type { GraphEdge } from '../graph';
import type { Change, DiffFigure } from './diffFigure';
import { boxCorner, figureBounds, nodeBox, nodeTitle } from './nodeBox';
import { curveAngle, curveOf, curvePath, curvePoint, cutPoint } from './wireShape';

/** Colours of a figure, each as SVG takes it. */
export interface FigureColours {
  readonly background: string;
  readonly text: string;
  readonly muted: string;
  readonly line: string;
  /** Of what only the first, and only the second architecture has, and of what differs in a node of both. */
  readonly removed: string;
  readonly added: string;
  readonly changed: string;
}

/** For paper. */
export const printColours: FigureColours = {
  background: '#ffffff',
  text: '#171b22',
  muted: '#535c6a',
  line: '#8a93a0',
  removed: '#2b62c4',
  added: '#c2530a',
  changed: '#9a1fb0',
};

export interface FigureWords {
  readonly title: string;
  /** What the two architectures are called: `run 3`. */
  readonly removed: string;
  readonly added: string;
  /** The legend of a figure without a difference. */
  readonly same?: string;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => entities[letter] ?? letter);
}

const margin = 24;
const titleHeight = 28;
const legendHeight = 28;
const noteLine = 14;
const longestNote = 34;
const font = 'font-family="Inter, Helvetica, Arial, sans-serif"';

/** The dashes tell the sides apart without colour. */
const dashes = {
  same: '',
  changed: '',
  removed: ' stroke-dasharray="7 4"',
  added: ' stroke-dasharray="2 3"',
};

function colourOf(change: Change, colours: FigureColours): string {
  return change === 'same' ? colours.line : colours[change];
}

function wireSvg({ document, wires, cuts }: DiffFigure, wire: GraphEdge, colours: FigureColours): string {
  const curve = curveOf(document, wire);
  if (curve === undefined) return '';
  const change = wires.get(wire) ?? 'same';
  const colour = colourOf(change, colours);
  const end = curvePoint(curve, 1);
  const arrow = `<path d="M0 0L-7 -3.5V3.5Z" fill="${colour}" transform="translate(${end.x} ${end.y}) rotate(${curveAngle(curve, 1)})"/>`;
  const line = `<path d="${curvePath(curve)}" fill="none" stroke="${colour}" stroke-width="${change === 'same' ? 1.5 : 2.5}"${dashes[change]}/>`;
  const cut = cuts.get(wire);
  if (cut === undefined) return `<g data-change="${change}">${line}${arrow}</g>`;
  const at = curvePoint(curve, cutPoint(curve));
  const strokes = cut === 'same' ? colours.text : colourOf(cut, colours);
  const mark = `<path data-cut="${cut}" d="M-4.5 6L-0.5 -6M0.5 6L4.5 -6" stroke="${strokes}" stroke-width="2" transform="translate(${at.x} ${at.y}) rotate(${curveAngle(curve, cutPoint(curve))})"/>`;
  return `<g data-change="${change}">${line}${arrow}${mark}</g>`;
}

function shortened(text: string): string {
  return text.length > longestNote ? `${text.slice(0, longestNote - 1)}…` : text;
}

function titleLines(title: string, lines: number): string[] {
  if (lines < 2) return [title];
  const words = title.split(' ');
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(' '), words.slice(half).join(' ')];
}

function nodeSvg(figure: DiffFigure, id: string, colours: FigureColours): string {
  const node = figure.document.nodes.find((one) => one.id === id);
  if (node === undefined) return '';
  const change = figure.nodes.get(id) ?? 'same';
  const colour = colourOf(change, colours);
  const { x, y } = boxCorner(node);
  const { width, height, titleLines: lines } = nodeBox(node);
  const ghost = change === 'removed' || change === 'added';
  const box = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="6" fill="${colours.background}" stroke="${colour}" stroke-width="${change === 'same' ? 1.25 : 2.5}"${dashes[change]}/>`;
  const middle = node.position.x;
  const named = titleLines(nodeTitle(node), lines).map(
    (line, place) =>
      `<text x="${middle}" y="${y + 18 + 15 * place}" text-anchor="middle" font-size="11" font-weight="600" fill="${ghost ? colour : colours.text}">${escaped(line)}</text>`,
  );
  const label = `<text x="${middle}" y="${y + 18 + 15 * named.length}" text-anchor="middle" font-size="10" fill="${colours.muted}">${escaped(id)}</text>`;
  const notes = (figure.notes.get(id) ?? []).map(
    (note, place) =>
      `<text x="${middle}" y="${y + height + noteLine * (place + 1)}" text-anchor="middle" font-size="11" fill="${colours.changed}"><title>${escaped(note)}</title>${escaped(shortened(note))}</text>`,
  );
  return `<g data-change="${change}" data-node="${escaped(id)}">${box}${named.join('')}${label}${notes.join('')}</g>`;
}

/** What the colours say, of what there is in the figure. */
function legend(
  figure: DiffFigure,
  words: FigureWords,
  colours: FigureColours,
  x: number,
  y: number,
): string {
  const kinds = group([...figure.nodes.values(), ...figure.wires.values()], (change) => change);
  const cuts = new Set(figure.cuts.values());
  const texts = [
    ['removed', `only in ${words.removed}`],
    ['added', `only in ${words.added}`],
    ['changed', `differs: ${words.removed} → ${words.added}`],
  ] as const;
  const shown = texts.filter(([change]) => kinds.has(change) || (change !== 'changed' && cuts.has(change)));
  if (shown.length === 0)
    return `<text x="${x}" y="${y}" font-size="12" fill="${colours.muted}">${escaped(words.same ?? 'the same architecture')}</text>`;
  const letter = 6.4;
  let left = x;
  return shown
    .map(([change, text]) => {
      const at = left;
      left += 34 + text.length * letter + 24;
      return `<path d="M${at} ${y - 4}H${at + 26}" stroke="${colours[change]}" stroke-width="2.5"${dashes[change]}/><text x="${at + 34}" y="${y}" font-size="12" fill="${colours.text}">${escaped(text)}</text>`;
    })
    .join('');
}

/** The figure with title and legend as one SVG file that needs nothing else. */
export function figureSvg(
  figure: DiffFigure,
  words: FigureWords,
  colours: FigureColours = printColours,
): string {
  const bounds = figureBounds(figure.document);
  const notes = Math.max(0, ...[...figure.notes.values()].map(({ length }) => length));
  const x = bounds.x - margin;
  const y = bounds.y - margin - titleHeight;
  const width = Math.max(bounds.width + 2 * margin, 480);
  const height = bounds.height + 2 * margin + titleHeight + legendHeight + notes * noteLine;
  const parts = [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${colours.background}"/>`,
    `<text x="${x + margin}" y="${y + 24}" font-size="14" font-weight="600" fill="${colours.text}">${escaped(words.title)}</text>`,
    ...figure.document.edges.map((wire) => wireSvg(figure, wire, colours)),
    ...figure.document.nodes.map(({ id }) => nodeSvg(figure, id, colours)),
    legend(figure, words, colours, x + margin, y + height - 14),
  ];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" width="${width}" height="${height}" ${font}>${parts.join('')}</svg>`;
}
