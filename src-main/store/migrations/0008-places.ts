/** Where a run may train, which worker has or had it last, and what it waits for. */
export const places = `
ALTER TABLE runs ADD COLUMN trains_on TEXT NOT NULL DEFAULT 'local';
ALTER TABLE runs ADD COLUMN worker_label TEXT;
ALTER TABLE runs ADD COLUMN place TEXT;
ALTER TABLE runs ADD COLUMN waits_for TEXT;
UPDATE runs SET place = (
  SELECT place FROM attempts WHERE attempts.run = runs.number ORDER BY attempt DESC LIMIT 1
);
`;
