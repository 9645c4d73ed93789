/** What a trainer is busy with. */
export const runActivities = [
  'starting',
  'loading',
  'recording',
  'training',
  'evaluating',
  'saving',
] as const;
export type RunActivity = (typeof runActivities)[number];

/** As a person reads it, inside a sentence. */
export const activityWords: Readonly<Record<RunActivity, string>> = {
  starting: 'starting TensorFlow',
  loading: 'loading data',
  recording: 'recording the step',
  training: 'training',
  evaluating: 'evaluating',
  saving: 'saving',
};

/** How a trainer computes: `replay` runs the recorded step as one native call, `eager` op by op. */
export const executions = ['replay', 'eager'] as const;
export type Execution = (typeof executions)[number];
