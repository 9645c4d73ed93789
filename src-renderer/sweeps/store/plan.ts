import { toLabError } from '@shared/errors';
import { analyse, findParameter, type GraphDocument, parameters, setParameter } from '@shared/graph';
import { type NumberKind, readNumbers } from '@shared/numbers';
import type { FieldMeta } from '@shared/params';
import type { TrainsOn } from '@shared/run';
import {
  defaultMetrics,
  expandAxis,
  expandValues,
  findAnalysis,
  formatValue,
  type SweepAxis,
  type SweepSpec,
  type SweepValue,
  type SweepValues,
  sweepSpecSchema,
} from '@shared/sweep';
import { lengthOf } from '@shared/training';
import { cutText } from '@shared/values/name';

/** What a person has filled in. */
export interface SweepDraft {
  readonly what: 'parameter' | 'analysis';
  readonly address: string;
  readonly form: 'list' | 'range';
  /** The list as it is typed. */
  readonly list: string;
  /** Those of a choice that are checked. */
  readonly checked: readonly string[];
  readonly scale: 'linear' | 'log';
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** As it is typed: `0, 1, 2`. */
  readonly seeds: string;
  /** 0 trains as long as the document says. */
  readonly steps: number;
  readonly analysis: string;
  readonly fresh: boolean;
  /** As the lab's queue is set, where it is not chosen. */
  readonly trainsOn?: TrainsOn;
}

/** What would be trained, or why it cannot be. */
export interface SweepPlan {
  /** What is wrong, by field; `start` is about the whole. */
  readonly problems: Partial<Record<'values' | 'seeds' | 'start', string>>;
  readonly spec: SweepSpec | undefined;
  readonly runs: number;
  /** One for each value. */
  readonly documents: readonly GraphDocument[];
}

const notSwept: ReadonlySet<FieldMeta['editor']> = new Set(['data-source', 'schedule-list']);

/** The parameters of a document that a sweep can vary. */
export function sweepable(document: GraphDocument) {
  return parameters(document).filter(({ meta }) => !notSwept.has(meta.editor));
}

export function canSweep({ editor }: FieldMeta): boolean {
  return !notSwept.has(editor);
}

/** What can be checked, for a parameter that has a few values only. */
export function choicesOf({ editor, options = [] }: FieldMeta): readonly string[] | undefined {
  if (editor === 'toggle') return ['false', 'true'];
  return editor === 'choice' ? options : undefined;
}

const factors = [0.25, 0.5, 1, 2, 4];
const whenZero = [0, 0.01, 0.1, 1];

/** Values around the one that the document has, within the parameter's limits. */
function suggested({ meta, value }: { meta: FieldMeta; value: unknown }): SweepValue[] {
  const { editor, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = meta;
  if (Array.isArray(value)) return [value.map(Number)];
  if (typeof value !== 'number') return [];
  const around = value === 0 ? whenZero : factors.map((factor) => value * factor);
  const within = around.map((one) => Math.min(max, Math.max(min, one)));
  const whole = editor === 'integer' ? within.map(Math.round) : within;
  return expandValues(whole.map((one) => Number(one.toPrecision(3)))).slice(0, factors.length);
}

function fits(document: GraphDocument, address: string, value: SweepValue): boolean {
  try {
    setParameter(document, address, value);
    return true;
  } catch {
    return false;
  }
}

/** Filled in for one parameter of a document; seeds, steps and the like stay as they are in `before`. */
export function draftFor(document: GraphDocument, address: string, before: SweepDraft): SweepDraft {
  const found = sweepable(document).find((parameter) => parameter.address === address);
  if (found === undefined) return { ...before, what: 'parameter', address };
  const values = suggested(found).filter((value) => fits(document, address, value));
  const numbers = values.filter((value) => typeof value === 'number');
  const [from = 0, to = 1] = [numbers.at(0), numbers.at(-1)];
  return {
    ...before,
    what: 'parameter',
    address,
    form: 'list',
    list: values.map(formatValue).join(found.meta.editor === 'integer-list' ? '; ' : ', '),
    checked: choicesOf(found.meta) ?? [],
    from,
    to,
    scale: from > 0 ? 'log' : 'linear',
  };
}

export const emptyDraft: SweepDraft = {
  what: 'parameter',
  address: 'training.baseRate',
  form: 'list',
  list: '',
  checked: [],
  scale: 'log',
  from: 0.1,
  to: 1,
  count: 5,
  seeds: '0, 1, 2',
  steps: 0,
  analysis: 'temperature',
  fresh: false,
};

/** @throws Error that says which number cannot be read. */
function numbersOf(text: string, kind: NumberKind): number[] {
  const reading = readNumbers(text, kind);
  if ('problem' in reading) throw new Error(reading.problem);
  return reading.values;
}

/** @throws Error that says which value cannot be read. */
function valuesOf(draft: SweepDraft, meta: FieldMeta): SweepValues {
  if (choicesOf(meta) !== undefined) {
    if (draft.checked.length === 0) throw new Error('Check at least one');
    return meta.editor === 'toggle' ? draft.checked.map((text) => text === 'true') : [...draft.checked];
  }
  const { form, scale, from, to, count, list } = draft;
  if (meta.editor === 'integer-list')
    return required(
      list
        .split(';')
        .filter((part) => part.trim() !== '')
        .map((part) => numbersOf(part, 'whole')),
    );
  if (form === 'range') {
    if (scale === 'log' && (from <= 0 || to <= 0)) throw new Error('Both ends must be above 0');
    return { scale, from, to, count };
  }
  return required(numbersOf(list, meta.editor === 'integer' ? 'whole' : 'decimal'));
}

function required(values: SweepValue[]): SweepValue[] {
  if (values.length === 0) throw new Error('Give at least one value');
  return values;
}

/** The document with another limit of steps, however many epochs that takes. */
function limited(document: GraphDocument, steps: number): GraphDocument {
  if (steps === 0) return document;
  return { ...document, training: { ...document.training, ...lengthOf(steps) } };
}

interface PlanRequest {
  /** What is on the canvas. */
  readonly document: GraphDocument;
  /** A preset at the size that the gallery opens it. */
  readonly build: (preset: string) => GraphDocument;
}

function axisOf(draft: SweepDraft, { document, build }: PlanRequest): SweepAxis {
  if (draft.what === 'analysis')
    return findAnalysis(draft.analysis).axis((preset) => limited(build(preset), draft.steps));
  const swept = limited(document, draft.steps);
  const { meta } = findParameter(swept, draft.address);
  const values = valuesOf(draft, meta);
  for (const value of expandValues(values, meta)) setParameter(swept, draft.address, value);
  return { kind: 'parameter', document: swept, address: draft.address, values };
}

const mostSeed = 2 ** 31 - 1;

/** @throws Error that says what is wrong with them. */
function seedsOf(text: string): number[] {
  const seeds = numbersOf(text, 'whole');
  const fit = seeds.every((seed) => Number.isInteger(seed) && seed >= 0 && seed <= mostSeed);
  if (!fit || seeds.length === 0) throw new Error(`Whole numbers from 0 to ${mostSeed}, as 0, 1, 2`);
  return [...new Set(seeds)];
}

function nameAndMetrics(draft: SweepDraft, { document }: PlanRequest): Pick<SweepSpec, 'name' | 'metrics'> {
  if (draft.what === 'parameter')
    return { name: cutText(`${document.name}, ${draft.address}`), metrics: [...defaultMetrics] };
  const { title, metrics } = findAnalysis(draft.analysis);
  return { name: title, metrics: [...metrics] };
}

/** The seed itself is varied, so that there is one run for each value. */
export function variesSeed({ what, address }: SweepDraft): boolean {
  return what === 'parameter' && address === 'training.seed';
}

/** What a draft would train on the document of the canvas. */
export function planOf(draft: SweepDraft, request: PlanRequest): SweepPlan {
  const nothing = { spec: undefined, runs: 0, documents: [] };
  let axis: SweepAxis;
  let documents: readonly GraphDocument[];
  try {
    axis = axisOf(draft, request);
    documents = expandAxis(axis).map((one) => one.document);
  } catch (thrown) {
    return { ...nothing, problems: { values: toLabError(thrown).message } };
  }
  let seeds: number[];
  try {
    seeds = variesSeed(draft) ? [0] : seedsOf(draft.seeds);
  } catch (thrown) {
    return { ...nothing, documents, problems: { seeds: toLabError(thrown).message } };
  }
  const runs = documents.length * seeds.length;
  const problem = documents.flatMap((document) => analyse(document).problems)[0]?.message;
  if (problem !== undefined) return { spec: undefined, runs, documents, problems: { start: problem } };
  const parsed = sweepSpecSchema.safeParse({ ...nameAndMetrics(draft, request), axis, seeds });
  return parsed.success
    ? { spec: parsed.data, runs, documents, problems: {} }
    : { spec: undefined, runs, documents, problems: { start: parsed.error.issues[0]?.message ?? '' } };
}
