/**
 * `execution` was a sentence where the step ran op by op against the document's wish; it is a code now, and the reason
 * is a warning among the run's marks. What a trainer is busy with became a code as well; no trainer is at work here.
 */
export const codes = `
INSERT INTO marks (run, step, kind, text, at)
  SELECT number, 0, 'warning', 'The step runs op by op: ' || substr(execution, length('eager: ') + 1),
    coalesce(started_at, created_at)
  FROM runs WHERE execution LIKE 'eager: %';
UPDATE runs SET execution = 'eager' WHERE execution LIKE 'eager: %';
UPDATE runs SET phase = NULL;
DELETE FROM marks WHERE kind = 'evaluation';
`;
