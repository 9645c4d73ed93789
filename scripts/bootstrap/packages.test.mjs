import { describe, expect, it } from 'vitest';
import { isInstalled } from './packages.mjs';

const lockFile = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/sharp-for-another-system': { version: '1.0.0', optional: true },
  },
};

function found(packages) {
  return { packages };
}

describe('installed packages', () => {
  it('are complete without the optional ones of other systems', () => {
    expect(isInstalled(lockFile, found({ 'node_modules/zod': { version: '4.6.7' } }))).toBe(true);
  });

  it('are not complete when one is missing or of another version', () => {
    expect(isInstalled(lockFile, found({}))).toBe(false);
    expect(isInstalled(lockFile, found({ 'node_modules/zod': { version: '4.0.0' } }))).toBe(false);
  });

  it('are not complete when npm has not written what it installed', () => {
    expect(isInstalled(lockFile, undefined)).toBe(false);
  });
});
