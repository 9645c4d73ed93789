import { knn } from '@shared/metrics/accuracy';
import { centre } from '@shared/metrics/centre';
import { headlineOf } from '@shared/metrics/registry';
import { residual } from '@shared/metrics/residual';

/** The numbers that there is room for in the list of runs. */
export const keyHeadlines = [centre, residual, knn].map(headlineOf);
