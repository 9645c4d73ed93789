export { activityWords, type Execution, executions, type RunActivity, runActivities } from './activity';
export { canResume, endedEarly, isActive, isTraining, type RunStatus, runStatuses } from './status';
export { type TrainsOn, trainsOn } from './trainsOn';
