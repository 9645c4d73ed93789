/** A run's number is its key in the narrow tables and what people call it ("run 12"); it is never reused. */
export const initial = `
CREATE TABLE architectures (
  hash TEXT PRIMARY KEY,
  document TEXT NOT NULL,
  created_at REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE runs (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  preset TEXT,
  architecture TEXT NOT NULL REFERENCES architectures (hash),
  status TEXT NOT NULL,
  phase TEXT,
  step INTEGER NOT NULL DEFAULT 0,
  total_steps INTEGER,
  seed INTEGER NOT NULL,
  created_at REAL NOT NULL,
  started_at REAL,
  ended_at REAL,
  seconds REAL NOT NULL DEFAULT 0,
  images_per_second REAL,
  verdict TEXT,
  headline TEXT NOT NULL DEFAULT '{}',
  primary_tap TEXT,
  backend TEXT,
  execution TEXT,
  error TEXT,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX runs_by_architecture ON runs (architecture);

-- In the order in which a series is read; the primary key is the table.
CREATE TABLE metrics (
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  name TEXT NOT NULL,
  step INTEGER NOT NULL,
  value REAL NOT NULL,
  PRIMARY KEY (run, name, step)
) STRICT, WITHOUT ROWID;

-- Eigenvalues are little-endian float32, largest first.
CREATE TABLE spectra (
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  tap TEXT NOT NULL,
  step INTEGER NOT NULL,
  eigenvalues BLOB NOT NULL,
  PRIMARY KEY (run, tap, step)
) STRICT;

-- Paths are relative to the data folder, so that it may be moved.
CREATE TABLE artifacts (
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  path TEXT NOT NULL,
  kind TEXT NOT NULL,
  step INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (run, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE marks (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  step INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  at REAL NOT NULL
) STRICT;
CREATE INDEX marks_by_run ON marks (run, step);

CREATE TABLE tags (
  run INTEGER NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (run, tag)
) STRICT, WITHOUT ROWID;

-- What was asked for; the plan is the hash of everything that its points depend on.
CREATE TABLE sweeps (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  address TEXT,
  metrics TEXT NOT NULL,
  plan TEXT NOT NULL,
  spec TEXT NOT NULL,
  created_at REAL NOT NULL
) STRICT;
CREATE INDEX sweeps_by_plan ON sweeps (plan);

-- A run may serve several sweeps; it is the own run of the one that made it.
CREATE TABLE sweep_points (
  sweep INTEGER NOT NULL REFERENCES sweeps (number) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label TEXT NOT NULL,
  seed INTEGER NOT NULL,
  architecture TEXT NOT NULL REFERENCES architectures (hash),
  run INTEGER REFERENCES runs (number) ON DELETE SET NULL,
  own INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (sweep, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX sweep_points_by_run ON sweep_points (run);

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
