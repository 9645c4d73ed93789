/** What data a run has trained on: the whole record, and what other runs are asked to agree with. */
export const runData = `
CREATE TABLE run_data (
  run INTEGER PRIMARY KEY REFERENCES runs (number) ON DELETE CASCADE,
  state TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  record TEXT NOT NULL
) STRICT;
`;
