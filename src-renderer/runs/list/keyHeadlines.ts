import { knn } from '@shared/metrics/features/accuracy';
import { headlineOf } from '@shared/metrics/registry';
import { centre } from '@shared/metrics/step/centre';
import { residual } from '@shared/metrics/step/residual';

/** The numbers that there is room for in the list of runs. */
export const keyHeadlines = [centre, residual, knn].map(headlineOf);
