import { describe, expect, it } from 'vitest';
import { type Layout, turnedTo } from './layout';
import { project } from './projection';
import type { Vectors } from './vectors';

/** Images of three classes, each class around its own axis of a space of six dimensions. */
function classes(perClass: number, seed: number): Vectors & { readonly labels: readonly number[] } {
  let state = seed;
  const random = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const labels = Array.from({ length: perClass * 3 }, (_, index) => index % 3);
  const rows = labels.map((label) => Array.from({ length: 6 }, (_, at) => (at === label ? 4 : 0) + random()));
  return { values: Float32Array.from(rows.flat()), count: labels.length, dim: 6, labels };
}

function distance(layout: Layout, a: number, b: number): number {
  return Math.hypot(layout[a * 2]! - layout[b * 2]!, layout[a * 2 + 1]! - layout[b * 2 + 1]!);
}

/** The share of points whose nearest neighbour in the layout has their own class. */
function purity(layout: Layout, labels: readonly number[]): number {
  const pure = labels.filter((label, point) => {
    const others = labels.map((_, other) => other).filter((other) => other !== point);
    const nearest = others.reduce((best, other) =>
      distance(layout, point, other) < distance(layout, point, best) ? other : best,
    );
    return labels[nearest] === label;
  });
  return pure.length / labels.length;
}

const none = { neighbour: null } as const;

describe('project', () => {
  it('gives the shares of the variance along both axes of the principal plane', () => {
    const vectors = { values: Float32Array.from([3, 0, 0, -3, 0, 0, 0, 1, 0, 0, -1, 0]), count: 4, dim: 3 };
    const { shares } = project({ method: 'pca', form: 'raw', vectors, ...none });
    expect(shares?.[0]).toBeCloseTo(0.9, 9);
    expect(shares?.[1]).toBeCloseTo(0.1, 9);
  });

  it('keeps the plane but turns its axes to the checkpoint next to it', () => {
    const vectors = classes(20, 1);
    const first = project({ method: 'pca', form: 'raw', vectors, ...none });
    const quarter = first.layout.map((_, index) =>
      index % 2 === 0 ? -first.layout[index + 1]! : first.layout[index - 1]!,
    );
    const turned = project({ method: 'pca', form: 'raw', vectors, neighbour: quarter });
    quarter.forEach((value, index) => {
      expect(turned.layout[index]).toBeCloseTo(value, 6);
    });
    expect(turned.shares?.[0]).toBeCloseTo(first.shares?.[1] ?? Number.NaN, 6);
  });

  it('does not see the lengths of unit vectors', () => {
    const { labels: _, ...vectors } = classes(8, 2);
    const longer = {
      ...vectors,
      values: vectors.values.map((value, index) => value * (1 + Math.floor(index / 6))),
    };
    const one = project({ method: 'pca', form: 'unit', vectors, ...none });
    const other = project({ method: 'pca', form: 'unit', vectors: longer, ...none });
    one.layout.forEach((value, index) => {
      expect(other.layout[index]).toBeCloseTo(value, 5);
    });
  });

  it('keeps classes apart by UMAP, the same way each time', () => {
    const vectors = classes(30, 3);
    const request = { method: 'umap', form: 'raw', vectors, ...none } as const;
    const { layout, shares } = project(request);
    expect(purity(layout, vectors.labels)).toBe(1);
    expect(shares).toBeNull();
    expect(project(request).layout).toEqual(layout);
  });

  it('lets a following UMAP begin where the one before it was', () => {
    const before = classes(30, 4);
    const noise = classes(30, 5).values;
    const after = {
      ...before,
      values: before.values.map((value, index) => value + 0.1 * (noise[index] ?? 0)),
    };
    const { layout: start } = project({ method: 'umap', form: 'raw', vectors: before, ...none });
    const far = (layout: Layout) =>
      before.labels.reduce(
        (sum, _, point) =>
          sum +
          Math.hypot(layout[point * 2]! - start[point * 2]!, layout[point * 2 + 1]! - start[point * 2 + 1]!),
        0,
      );
    const followed = project({ method: 'umap', form: 'raw', vectors: after, neighbour: start });
    const alone = project({ method: 'umap', form: 'raw', vectors: after, ...none });
    expect(far(followed.layout)).toBeLessThan(far(turnedTo(alone.layout, start)));
  });

  it('puts a collapsed embedding on one point by either method', () => {
    const vectors = { values: new Float32Array(40).fill(0.5), count: 10, dim: 4 };
    for (const method of ['pca', 'umap'] as const) {
      const { layout, shares } = project({ method, form: 'unit', vectors, ...none });
      expect([...layout].every((value) => Math.abs(value) < 1e-6)).toBe(true);
      expect(shares).toEqual([0, 0]);
    }
  });

  it('lays out points of which many are the same', () => {
    const { labels: _, ...vectors } = classes(20, 6);
    const values = vectors.values.map((value, index) =>
      index < 30 * 6 ? (vectors.values[index % 6] ?? 0) : value,
    );
    const { layout } = project({ method: 'umap', form: 'raw', vectors: { ...vectors, values }, ...none });
    expect([...layout].every(Number.isFinite)).toBe(true);
  });
});
