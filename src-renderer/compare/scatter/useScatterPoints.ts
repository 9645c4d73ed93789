import type { ComparedColumn, Comparison } from '@shared/comparison';
import { type LabError, toLabError } from '@shared/errors';
import { useEffect, useMemo, useState } from 'react';
import { lab } from '../../api';
import { runColour } from '../../runs/look/runColours';
import { useCompare } from '../store/stores';
import type { ScatterPoint } from './scatterFigure';

type Pair = readonly [x: number, y: number];

/** Both numbers of each run that has them, by its id, as the table of runs has them. */
function usePairs(columns: readonly ComparedColumn[], x: string, y: string) {
  const revision = useCompare((state) => state.revision);
  const [pairs, setPairs] = useState<ReadonlyMap<string, Pair>>(new Map());
  const [error, setError] = useState<LabError | null>(null);
  const numbers = columns.flatMap(({ runs }) => runs.map(({ run }) => `run = ${run.number}`));
  // Archived runs are compared too where they were named.
  const where = `(${numbers.join(' or ')}) and (archived = yes or archived = no)`;
  useEffect(() => {
    let dropped = false;
    lab.call('runs.query', { where, columns: [x, y], limit: 1_000 }).then(
      ({ rows }) => {
        if (dropped) return;
        const found = rows.flatMap(({ id, cells: [first, second] }) =>
          typeof first === 'number' && typeof second === 'number'
            ? [[id, [first, second] as const] as const]
            : [],
        );
        setPairs(new Map(found));
        setError(null);
      },
      (thrown: unknown) => {
        if (!dropped) setError(toLabError(thrown));
      },
    );
    return () => {
      dropped = true;
    };
  }, [where, x, y, revision]);
  return { pairs, error };
}

/** The runs that have both numbers, in the colours of their columns. */
export function useScatterPoints({ columns }: Comparison, x: string, y: string) {
  const { pairs, error } = usePairs(columns, x, y);
  const points = useMemo(() => {
    const ids = columns.map(({ runs }) => runs[0].run.id);
    return columns.flatMap(({ runs }, place) =>
      runs.flatMap(({ run }): ScatterPoint[] => {
        const pair = pairs.get(run.id);
        if (pair === undefined) return [];
        const token = runColour(ids[place] ?? '', ids);
        return [{ id: run.id, number: run.number, name: run.name, token, x: pair[0], y: pair[1] }];
      }),
    );
  }, [columns, pairs]);
  return { points, error };
}
