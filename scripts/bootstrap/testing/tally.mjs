import { readStamp } from '../stamp.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */

export const none = { passed: 0, failed: 0, skipped: 0 };

export function sum(tallies) {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    none,
  );
}

/** A program that only succeeds or fails. */
export function ofExit(code) {
  return code === 0 ? { ...none, passed: 1 } : { ...none, failed: 1 };
}

/** A runner that failed without naming a failed test (an error outside of tests), or left no report, failed once. */
function checked(code, report, tally) {
  const silent = code !== 0 || report === undefined;
  return silent && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

/** Vitest's JSON report. */
export function ofVitest(code, file) {
  const report = readStamp(file);
  return checked(code, report, {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  });
}

/** Playwright's JSON report. A flaky test is one that failed. */
export function ofPlaywright(code, file) {
  const stats = readStamp(file)?.stats;
  return checked(code, stats, {
    passed: stats?.expected ?? 0,
    failed: (stats?.unexpected ?? 0) + (stats?.flaky ?? 0),
    skipped: stats?.skipped ?? 0,
  });
}

/** `12 passed, 0 failed`, and what was skipped. */
export function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
