export { buildPrograms, type Programs } from './builtPrograms';
export { exampleRun } from './exampleRun';
export { type Outcome, type ScriptedCli, scriptedCli } from './scriptedCli';
