import { diffArchitectures, type GraphDocument } from '../graph';
import { diffFigure } from './diffFigure';
import { figureSvg } from './svg';

/** One architecture as an SVG file in the colours of paper, with its name and what a cut means. */
export function architectureSvg(document: GraphDocument): string {
  const diff = diffArchitectures(document, document);
  const figure = diffFigure(document, { after: document, now: document, diff });
  const same = figure.cuts.size === 0 ? '' : 'a cut across a wire: no gradient passes';
  return figureSvg(figure, { title: document.name, removed: '', added: '', same });
}
