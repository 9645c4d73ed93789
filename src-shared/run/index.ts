export { canResume, endedEarly, isActive, isTraining, type RunStatus, runStatuses } from './status';
