import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inWords, ofExit, ofPlaywright, ofVitest, sum } from './tally.mjs';

let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tally-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(value) {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
}

describe('the sum over all runners', () => {
  it("reads Vitest's report", () => {
    const file = report({ numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 });
    expect(ofVitest(1, file)).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  it("reads Playwright's report and counts a flaky test as failed", () => {
    const file = report({ stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 } });
    expect(ofPlaywright(1, file)).toEqual({ passed: 4, failed: 2, skipped: 0 });
  });

  it('counts a runner that failed without a failed test, or left no report, as one failure', () => {
    expect(ofVitest(1, report({ numPassedTests: 5, numFailedTests: 0 })).failed).toBe(1);
    expect(ofPlaywright(1, join(folder, 'none.json'))).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a runner that left no report as failed although it ended well', () => {
    expect(ofVitest(0, join(folder, 'none.json')).failed).toBe(1);
  });

  it('adds up in plain words', () => {
    const total = sum([ofExit(0), ofExit(1), { passed: 3, failed: 0, skipped: 1 }]);
    expect(inWords(total)).toBe('4 passed, 1 failed, 1 skipped');
    expect(inWords(ofExit(0))).toBe('1 passed, 0 failed');
  });
});
