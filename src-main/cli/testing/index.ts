export { buildPrograms, type Programs } from './builtPrograms';
export { type Outcome, scriptedCli } from './scriptedCli';
