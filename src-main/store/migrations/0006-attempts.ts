/**
 * Each start of a run's trainer is an attempt with a number that only rises. A mark that is told twice is one mark: a
 * phase is known by its step, every other by all that it says.
 */
export const attempts = `
CREATE TABLE attempts (
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  attempt INTEGER NOT NULL,
  started_at REAL NOT NULL,
  place TEXT,
  PRIMARY KEY (run, attempt)
) STRICT, WITHOUT ROWID;

DELETE FROM marks WHERE id NOT IN (
  SELECT min(id) FROM marks
  GROUP BY run, step, kind, CASE kind WHEN 'phase' THEN '' ELSE text END, CASE kind WHEN 'phase' THEN 0 ELSE at END
);
CREATE UNIQUE INDEX marks_key ON marks (
  run, step, kind, CASE kind WHEN 'phase' THEN '' ELSE text END, CASE kind WHEN 'phase' THEN 0 ELSE at END
);
`;
