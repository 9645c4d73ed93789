import { describe, expect, it } from 'vitest';
import { fileName } from './fileName';

describe('the file of an architecture', () => {
  it.each([
    ['SimSiam without predictor', 'simsiam-without-predictor.json'],
    ['Größe: 3/4', 'große-3-4.json'],
    ['../../etc/passwd', 'etc-passwd.json'],
    ['<b>bold</b>', 'b-bold-b.json'],
    ['名前', '名前.json'],
    ['🦜', 'architecture.json'],
    ['\u202eevil', 'evil.json'],
    ['a'.repeat(120), `${'a'.repeat(60)}.json`],
  ])('of %s is %s', (name, file) => {
    expect(fileName(name)).toBe(file);
  });
});
