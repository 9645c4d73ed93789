/** Sums the series of all runs up. SQLite takes the other columns of max() and min() from the row that has it. */
export const sumUpSeries = `
INSERT INTO run_metrics (name, run, last, step, low, low_step, high, high_step, mean)
SELECT ends.name, ends.run, ends.value, ends.step, lows.value, lows.step, highs.value, highs.step,
  CASE WHEN runs.status IN ('finished', 'stopped', 'failed', 'interrupted') THEN coalesce(
    (SELECT avg(m.value) FROM metrics m
     WHERE m.run = ends.run AND m.name = ends.name AND m.step >= 0.9 * runs.step AND m.step > 0),
    ends.value) END
FROM (SELECT run, name, value, max(step) AS step FROM metrics WHERE step > 0 GROUP BY run, name) ends
JOIN (SELECT run, name, min(value) AS value, step FROM metrics WHERE step > 0 GROUP BY run, name) lows
  USING (run, name)
JOIN (SELECT run, name, max(value) AS value, step FROM metrics WHERE step > 0 GROUP BY run, name) highs
  USING (run, name)
JOIN runs ON runs.number = ends.run;
`;

/**
 * What runs are filtered, sorted and grouped by: one row for each parameter of a run, and one that sums up each of its
 * series. Parameters take their defaults from the lab's own nodes, so that runs of before are filled in as it opens.
 */
export const runTable = `
ALTER TABLE runs ADD COLUMN starred INTEGER NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
-- Hashes of nodes and wires, and of everything but name and seed; null until the parameters are filled in.
ALTER TABLE runs ADD COLUMN structure TEXT;
ALTER TABLE runs ADD COLUMN experiment TEXT;
ALTER TABLE runs ADD COLUMN verdict_word TEXT GENERATED ALWAYS AS (json_extract(verdict, '$.verdict')) VIRTUAL;
CREATE INDEX runs_without_parameters ON runs (number) WHERE experiment IS NULL;
CREATE INDEX runs_by_preset ON runs (preset);
CREATE INDEX tags_by_tag ON tags (tag);

-- A number, or text.
CREATE TABLE run_parameters (
  name TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  value ANY,
  PRIMARY KEY (name, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_parameters_by_run ON run_parameters (run);

-- Of the steps after the first: what was measured before training is not the run's. The mean is over the last tenth, at its end.
CREATE TABLE run_metrics (
  name TEXT NOT NULL,
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  last REAL NOT NULL,
  step INTEGER NOT NULL,
  low REAL NOT NULL,
  low_step INTEGER NOT NULL,
  high REAL NOT NULL,
  high_step INTEGER NOT NULL,
  mean REAL,
  PRIMARY KEY (name, run)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_metrics_by_run ON run_metrics (run);

${sumUpSeries}`;
