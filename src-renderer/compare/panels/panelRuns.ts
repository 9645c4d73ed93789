import type { ComparedRun } from '@shared/api';
import type { Comparison } from '@shared/comparison';
import { runColour } from '../../runs/look/runColours';
import type { ColourToken } from '../../styles/colourToken';

/** A run with a panel of its own, in the colour of its column. */
export interface PanelRun {
  readonly one: ComparedRun;
  readonly label: string;
  readonly token: ColourToken;
}

/** More pictures beside each other are too small to be read. */
export const mostPanels = 12;

/** The runs of all columns in their order, and how many of them there are no panels for. */
export function panelRuns({ columns }: Comparison): { readonly panels: readonly PanelRun[]; left: number } {
  const ids = columns.map(({ runs }) => runs[0].run.id);
  const all = columns.flatMap((column, place) =>
    column.runs.map((one) => ({
      one,
      label: `run ${one.run.number}`,
      token: runColour(ids[place] ?? '', ids),
    })),
  );
  return { panels: all.slice(0, mostPanels), left: Math.max(0, all.length - mostPanels) };
}
