import { LabError } from '../errors';
import { factLook } from './facts';
import { type Field, type KnownNames, parseField } from './field';
import { nearest } from './nearest';
import { type Operator, operators, type Token, tokensOf } from './tokens';

/** A filter of runs as it is read. A value of null is `none`: the run has no such value. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | {
      readonly kind: 'compare';
      readonly field: Field;
      readonly operator: Operator;
      readonly value: string | number | null;
    }
  /** Somewhere in its number, name, preset, tags or note. */
  | { readonly kind: 'text'; readonly text: string };

/** Where a filter cannot be read, and why. */
export interface FilterFault {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

export type FilterReading = { readonly filter: Filter | undefined } | { readonly fault: FilterFault };

/** Parentheses within each other; a person needs few, and SQLite's parser has an end. */
const mostDepth = 20;

class Fault extends Error {
  constructor(readonly fault: FilterFault) {
    super(fault.message);
  }
}

/** The wished names in the order of their likeness, for a sentence. */
function unknownField(name: string, known: KnownNames, names: readonly string[]): string {
  const like = nearest(name, [...names, ...known.parameters, ...known.series]);
  return `There is no field "${name}".${like === undefined ? '' : ` Did you mean ${like}?`}`;
}

/** A day or a moment in this machine's time zone, as epoch milliseconds; undefined for anything else. */
function momentOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/.test(text)) return undefined;
  const at = new Date(text.includes('T') ? text : `${text}T00:00`).getTime();
  return Number.isNaN(at) ? undefined : at;
}

function numberOf(text: string): number | undefined {
  const match = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%?)$/i.exec(text);
  return match === null ? undefined : Number(match[1]) / (match[2] === '%' ? 100 : 1);
}

function readValue(field: Field, { text, kind, from, to }: Token): string | number | null {
  if (kind === 'word' && text === 'none') return null;
  if (field.kind === 'parameter') return kind === 'quoted' ? text : (numberOf(text) ?? text);
  const look = field.kind === 'fact' ? factLook(field.name) : undefined;
  const fail = (message: string) => new Fault({ message, from, to });
  switch (look?.kind ?? 'number') {
    case 'number': {
      const number = numberOf(text);
      if (number === undefined) throw fail(`${field.name} is a number, and "${text}" is none.`);
      return number;
    }
    case 'time': {
      const at = momentOf(text);
      if (at === undefined) throw fail(`${field.name} is a day such as 2026-11-27, and "${text}" is none.`);
      return at;
    }
    case 'flag':
      if (text !== 'yes' && text !== 'no') throw fail(`${field.name} is yes or no.`);
      return text === 'yes' ? 1 : 0;
    default:
      if (look?.words !== undefined && !look.words.includes(text))
        throw fail(`${field.name} is one of ${look.words.join(', ')}.`);
      return text;
  }
}

function isOrdered(field: Field): boolean {
  return field.kind !== 'fact' || ['number', 'time'].includes(factLook(field.name).kind);
}

class Reader {
  #at = 0;
  #depth = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
    private readonly known: KnownNames,
    private readonly names: readonly string[],
  ) {}

  whole(): Filter | undefined {
    if (this.tokens.length === 0) return undefined;
    const filter = this.either();
    const rest = this.tokens[this.#at];
    if (rest !== undefined) throw this.fault(`"${rest.text}" is not expected here.`, rest);
    return filter;
  }

  private either(): Filter {
    const parts = [this.all()];
    while (this.takeWord('or')) parts.push(this.all());
    return joined('or', parts);
  }

  private all(): Filter {
    const parts = [this.one()];
    while (this.goesOn()) {
      this.takeWord('and');
      parts.push(this.one());
    }
    return joined('and', parts);
  }

  /** Words beside each other all have to fit, as in any search. */
  private goesOn(): boolean {
    const next = this.tokens[this.#at];
    return next !== undefined && next.kind !== 'close' && !isWord(next, 'or');
  }

  private one(): Filter {
    const token = this.tokens[this.#at];
    if (token === undefined) throw this.fault('Something is missing at the end.');
    if (this.takeWord('not')) return { kind: 'not', part: this.deeper(() => this.one()) };
    if (token.kind === 'open') return this.parentheses(token);
    if (token.kind === 'word' && ['and', 'or'].includes(token.text))
      throw this.fault(`There is nothing before "${token.text}".`, token);
    if (token.kind !== 'word' && token.kind !== 'quoted')
      throw this.fault(`A field is missing before "${token.text}".`, token);
    this.#at += 1;
    const next = this.tokens[this.#at];
    if (next?.kind !== 'operator') return { kind: 'text', text: token.text };
    this.#at += 1;
    return this.comparison(token, next);
  }

  private comparison(name: Token, { text, from, to }: Token): Filter {
    const field = parseField(name.text, this.known);
    if (field === undefined) throw this.fault(unknownField(name.text, this.known, this.names), name);
    const operator = operators.find((one) => one === text);
    const value = this.tokens[this.#at];
    if (operator === undefined || value === undefined || (value.kind !== 'word' && value.kind !== 'quoted'))
      throw this.fault(`A value is missing after "${name.text} ${text}".`, value ?? { from, to });
    const compares = ['<', '<=', '>', '>='].includes(text);
    if (compares && !isOrdered(field))
      throw this.fault(`${name.text} has no order: use =, != or ":".`, { from, to });
    if (compares && value.text === 'none') throw this.fault('Nothing is more or less than none.', value);
    this.#at += 1;
    return { kind: 'compare', field, operator, value: readValue(field, value) };
  }

  private parentheses(open: Token): Filter {
    this.#at += 1;
    const inner = this.deeper(() => this.either());
    if (this.tokens[this.#at]?.kind !== 'close') throw this.fault('This parenthesis is not closed.', open);
    this.#at += 1;
    return inner;
  }

  private deeper(read: () => Filter): Filter {
    this.#depth += 1;
    if (this.#depth > mostDepth) throw this.fault(`A filter is at most ${mostDepth} deep.`);
    const filter = read();
    this.#depth -= 1;
    return filter;
  }

  private takeWord(word: string): boolean {
    const next = this.tokens[this.#at];
    if (next === undefined || !isWord(next, word)) return false;
    this.#at += 1;
    return true;
  }

  private fault(
    message: string,
    place: Pick<Token, 'from' | 'to'> = { from: this.text.length, to: this.text.length },
  ) {
    return new Fault({ message, from: place.from, to: place.to });
  }
}

function isWord({ kind, text }: Token, word: string): boolean {
  return kind === 'word' && text === word;
}

function joined(kind: 'and' | 'or', parts: readonly Filter[]): Filter {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind, parts };
}

/** Reads `verdict = collapsed and predictor.rate > 1 and tag: ablation`; a filter of nothing is undefined. */
export function readFilter(text: string, known: KnownNames, names: readonly string[] = []): FilterReading {
  try {
    return { filter: new Reader(text, tokensOf(text), known, names).whole() };
  } catch (thrown) {
    if (thrown instanceof Fault) return { fault: thrown.fault };
    throw thrown;
  }
}

/** @throws LabError `bad-request` that says what is wrong, and where. */
export function parseFilter(text: string, known: KnownNames, names?: readonly string[]): Filter | undefined {
  const reading = readFilter(text, known, names);
  if ('filter' in reading) return reading.filter;
  const { message, from } = reading.fault;
  throw new LabError('bad-request', `The filter cannot be read at character ${from + 1}: ${message}`);
}

/** Whether a filter asks for a fact anywhere. */
export function mentionsFact(filter: Filter | undefined, name: string): boolean {
  if (filter === undefined || filter.kind === 'text') return false;
  if (filter.kind === 'not') return mentionsFact(filter.part, name);
  if (filter.kind === 'compare') return filter.field.kind === 'fact' && filter.field.name === name;
  return filter.parts.some((part) => mentionsFact(part, name));
}
