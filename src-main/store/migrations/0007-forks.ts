/**
 * What a fork began with, as JSON; `parent` is the id of the run that it was forked from, which may be deleted since.
 */
export const forks = `
CREATE TABLE forks (
  run INTEGER PRIMARY KEY REFERENCES runs (number) ON DELETE CASCADE,
  parent TEXT NOT NULL,
  step INTEGER NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX forks_by_parent ON forks (parent);
`;
