export { doctor } from './doctor';
export { probeBackend } from './probeBackend';
export { setupProblems } from './setupRecord';
