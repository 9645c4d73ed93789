import type { Run } from '@shared/api';
import { useEffect, useState } from 'react';
import { lab } from '../api';

interface Loading {
  readonly done: number;
  readonly total: number;
}

/** How many of a run's images are loaded, while they are. */
export function useLoading(run: Run): Loading | undefined {
  const [loading, setLoading] = useState<Loading & { readonly id: string }>();
  useEffect(
    () =>
      lab.subscribe((event) => {
        if (event.kind === 'loading') setLoading(event);
      }),
    [],
  );
  return run.activity === 'loading' && loading?.id === run.id ? loading : undefined;
}
