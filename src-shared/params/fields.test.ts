import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { choice, dataSource, fieldMeta, integer, integerList, number, scheduleList, toggle } from './fields';

const text = { label: 'Label', help: 'Help' };

describe('a parameter field', () => {
  it('is what the inspector, the command line and the schema agree on', () => {
    const fields = {
      number: number({ ...text, unit: 'turns', min: -1, max: 1, default: 0.5 }),
      integer: integer({ ...text, min: 1, max: 9, default: 3 }),
      toggle: toggle({ ...text, default: true }),
      choice: choice({ ...text, options: ['a', 'b'], default: 'b' }),
      list: integerList({ ...text, min: 1, max: 9, default: [1, 2] }),
      schedules: scheduleList(text),
      source: dataSource(text),
    };
    expect(z.object(fields).parse({})).toEqual({
      number: 0.5,
      integer: 3,
      toggle: true,
      choice: 'b',
      list: [1, 2],
      schedules: [],
      source: { kind: 'embedded', seed: 0, train: 10_000, test: 2_000 },
    });
    expect(fieldMeta(fields.number)).toEqual({ ...text, unit: 'turns', editor: 'number', min: -1, max: 1 });
    expect(fieldMeta(fields.choice)).toEqual({ ...text, editor: 'choice', options: ['a', 'b'] });
    expect(Object.values(fields).map((field) => fieldMeta(field)?.editor)).toEqual([
      'number',
      'integer',
      'toggle',
      'choice',
      'integer-list',
      'schedule-list',
      'data-source',
    ]);
    for (const [value, field] of [
      [1.1, fields.number],
      [2.5, fields.integer],
      ['c', fields.choice],
      [[0], fields.list],
      [Number.NaN, fields.number],
    ] as const)
      expect([value, field.safeParse(value).success]).toEqual([value, false]);
  });

  it('gives every document a default of its own', () => {
    const schema = z.object({ list: integerList({ ...text, min: 1, max: 9, default: [1, 2] }) });
    schema.parse({}).list.push(3);
    expect(schema.parse({}).list).toEqual([1, 2]);
  });

  it('is none for a schema made in another way', () => {
    expect(fieldMeta(z.number())).toBeUndefined();
    expect(fieldMeta(z.number().default(1))).toBeUndefined();
  });
});
