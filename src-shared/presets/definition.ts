import type { GraphDocument } from '../graph';
import type { Published } from '../verdict';
import { type PresetGraph, type PresetSize, presetDocument } from './wiring';

/** Groups of the gallery, after the sections of arXiv 2203.16262, in its order. */
export const presetSections = [
  'What keeps SimSiam from collapsing',
  'Why the explanation of SimSiam is not enough',
  'Centre and residual',
  'The extra gradient of SimSiam',
  'A simpler predictor',
  'Contrastive learning',
  'Other methods',
] as const;
export type PresetSection = (typeof presetSections)[number];

interface PresetFacts {
  readonly id: string;
  readonly title: string;
  readonly section: PresetSection;
  /** The loss in KaTeX. */
  readonly formula: string;
  /** What to look for, one paragraph. */
  readonly watch: string;
  readonly expected: {
    readonly verdict: Published;
    /** The published numbers, as the paper has them; absent where it has none. */
    readonly numbers?: string;
    readonly claim: string;
    readonly source: string;
  };
}

/** An architecture of the gallery. Nothing depends on its id: `build` gives an ordinary document. */
export interface Preset extends PresetFacts {
  build(size: PresetSize): GraphDocument;
}

/** The code of arXiv 2203.16262's authors has no other methods; those stay as they are published. */
function sizeOf(section: PresetSection, size: PresetSize): PresetSize {
  return section === 'Other methods' && size === 'authors' ? 'paper' : size;
}

/** A preset from its facts and its graph at each size. */
export function definePreset({
  graph,
  ...facts
}: PresetFacts & { graph(size: PresetSize): PresetGraph }): Preset {
  return {
    ...facts,
    build: (asked) => {
      const size = sizeOf(facts.section, asked);
      return presetDocument({ id: facts.id, title: facts.title, size }, graph(size));
    },
  };
}
