import type { GraphDocument } from '../graph/document';
import type { Verdict } from '../verdict';

export type PresetSize = 'small' | 'paper';

/** An architecture of the gallery. Nothing depends on its id: `build` gives an ordinary document. */
export interface Preset {
  readonly id: string;
  readonly title: string;
  /** The paper's section that it belongs to; groups the gallery. */
  readonly section: string;
  /** The loss in KaTeX. */
  readonly formula: string;
  /** What to look for, one paragraph. */
  readonly watch: string;
  readonly expected: {
    readonly verdict: Verdict | 'measured';
    readonly claim: string;
    readonly source: string;
  };
  build(size: PresetSize): GraphDocument;
}
