export { buildPrograms, type Programs, type StartedCommand } from './builtPrograms';
export { exampleRun } from './exampleRun';
export { type Outcome, type ScriptedCli, scriptedCli } from './scriptedCli';
