import type { CallOutput, ForkOrigin } from '@shared/api';
import { toLabError } from '@shared/errors';
import type { GraphDocument } from '@shared/graph';
import { useEffect, useState } from 'react';
import { lab } from '../../api';

/** What a fork would begin with, or why there can be none; nothing while it is asked. */
export interface Plan {
  readonly answer?: CallOutput<'runs.planFork'>;
  readonly fault?: string;
}

/** @param step undefined for the newest checkpoint */
export function usePlan(document: GraphDocument, id: string, step: number | undefined): Plan {
  const [plan, setPlan] = useState<Plan>({});
  useEffect(() => {
    let isWanted = true;
    const take = (next: Plan) => {
      if (isWanted) setPlan(next);
    };
    const from: ForkOrigin = step === undefined ? { id } : { id, step };
    lab.call('runs.planFork', { document, from }).then(
      (answer) => take({ answer }),
      (thrown: unknown) => take({ fault: toLabError(thrown).message }),
    );
    return () => {
      isWanted = false;
    };
  }, [document, id, step]);
  return plan;
}
