import { describe, expect, it } from 'vitest';
import { classLook } from './classLook';

describe('the look of a class', () => {
  it('has a shape of its own among the ten classes of CIFAR-10, so that no colour is needed', () => {
    const looks = Array.from({ length: 10 }, (_, label) => classLook(label));
    expect(new Set(looks.map(({ outline }) => outline)).size).toBe(10);
    expect(new Set(looks.map(({ token }) => token)).size).toBe(10);
  });

  it('is no other class’s among the hundred of CIFAR-100', () => {
    const looks = Array.from({ length: 100 }, (_, label) => classLook(label));
    expect(new Set(looks.map(({ outline, token }) => `${outline} ${token}`)).size).toBe(100);
  });
});
