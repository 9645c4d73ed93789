import { formatCount } from '@shared/metric';
import { invalid } from '../reading/invalid';
import { callFunction, withState } from './numpy';
import { type Pickled, PickledGlobal } from './values';

/** Marks where the items of a tuple, list or dictionary begin. */
const mark = Symbol('mark');
type Slot = Pickled | typeof mark;

/**
 * The value of a pickle (protocols 2 to 5) as Python and NumPy write dictionaries of arrays, lists and texts. Nothing
 * in it is executed: what asks for a function other than those that make up an array is refused. Texts of Python 2 and
 * short bytes are texts here.
 * @throws LabError `data-invalid` with file and byte
 */
export function readPickle(file: string, bytes: Uint8Array): Pickled {
  return new PickleReader(file, bytes).read();
}

const latin1 = new TextDecoder('latin1');
const utf8 = new TextDecoder('utf-8');

/** Bytes that may be a key or a name. */
const longestText = 256;

class PickleReader {
  #at = 0;
  readonly #stack: Slot[] = [];
  readonly #memo = new Map<number, Slot>();
  readonly #view: DataView;

  constructor(
    private readonly file: string,
    private readonly bytes: Uint8Array,
  ) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  read(): Pickled {
    if (this.bytes[0] !== 0x80) throw this.#fault('is no pickle of Python', 0);
    for (;;) {
      const at = this.#at;
      const code = String.fromCharCode(this.#unsigned(1));
      if (code === '.') return this.#pop();
      if (!this.#value(code) && !this.#collect(code) && !this.#remember(code) && !this.#object(code))
        throw this.#fault(`asks for what is not read here (opcode 0x${code.charCodeAt(0).toString(16)})`, at);
    }
  }

  /** Numbers, texts and bytes. */
  #value(code: string): boolean {
    switch (code) {
      case 'N':
        return this.#push(null);
      case '\x88':
        return this.#push(true);
      case '\x89':
        return this.#push(false);
      case 'K':
        return this.#push(this.#unsigned(1));
      case 'M':
        return this.#push(this.#unsigned(2));
      case 'J':
        return this.#push(this.#signed());
      case '\x8a':
        return this.#push(this.#long(this.#unsigned(1)));
      case 'G':
        return this.#push(this.#view.getFloat64(this.#take(8)));
      case 'U':
      case 'C':
        return this.#push(this.#text(this.#unsigned(1)));
      case 'T':
      case 'B':
        return this.#push(this.#text(this.#unsigned(4)));
      case '\x8e':
      case '\x96':
        return this.#push(this.#text(this.#length()));
      case '\x8c':
        return this.#push(this.#unicode(this.#unsigned(1)));
      case 'X':
        return this.#push(this.#unicode(this.#unsigned(4)));
      case '\x8d':
        return this.#push(this.#unicode(this.#length()));
      default:
        return false;
    }
  }

  /** Tuples, lists and dictionaries. */
  #collect(code: string): boolean {
    switch (code) {
      case '(':
        this.#stack.push(mark);
        return true;
      case ')':
      case ']':
        return this.#push([]);
      case '}':
        return this.#push(new Map());
      case 't':
        return this.#push(this.#sinceMark());
      case '\x85':
        return this.#push([this.#pop()]);
      case '\x86':
        return this.#push([this.#pop(), this.#pop()].reverse());
      case '\x87':
        return this.#push([this.#pop(), this.#pop(), this.#pop()].reverse());
      case 'a':
        return this.#append([this.#pop()]);
      case 'e':
        return this.#append(this.#sinceMark());
      case 's':
        return this.#set([this.#pop(), this.#pop()].reverse());
      case 'u':
        return this.#set(this.#sinceMark());
      default:
        return false;
    }
  }

  /** The memo, and what only frames the rest. */
  #remember(code: string): boolean {
    switch (code) {
      case '\x80':
        this.#take(1);
        return true;
      case '\x95':
        this.#take(8);
        return true;
      case 'q':
        return this.#keep(this.#unsigned(1));
      case 'r':
        return this.#keep(this.#unsigned(4));
      case '\x94':
        return this.#keep(this.#memo.size);
      case 'h':
        return this.#recall(this.#unsigned(1));
      case 'j':
        return this.#recall(this.#unsigned(4));
      default:
        return false;
    }
  }

  /** Names of functions and what is made by them: arrays and their types, nothing else. */
  #object(code: string): boolean {
    const at = this.#at - 1;
    switch (code) {
      case 'c':
        return this.#push(new PickledGlobal(this.#line(), this.#line()));
      case '\x93': {
        const [name, module] = [this.#pop(), this.#pop()];
        return this.#push(new PickledGlobal(String(module), String(name)));
      }
      case 'R': {
        const [values, called] = [this.#pop(), this.#pop()];
        return this.#push(this.#made(callFunction(called, values), called, at));
      }
      case 'b': {
        const [state, made] = [this.#pop(), this.#pop()];
        return this.#push(this.#made(withState(made, state), made, at));
      }
      default:
        return false;
    }
  }

  #made(value: Pickled | undefined, from: Pickled, at: number): Pickled {
    if (value !== undefined) return value;
    const name = from instanceof PickledGlobal ? `calls ${from.module}.${from.name}` : 'makes an object';
    throw this.#fault(
      `${name}, which is not done here: only dictionaries of lists, texts and byte arrays are read`,
      at,
    );
  }

  #push(value: Pickled): true {
    this.#stack.push(value);
    return true;
  }

  #pop(): Pickled {
    const value = this.#stack.pop();
    if (value === undefined || value === mark) throw this.#fault('is damaged', this.#at - 1);
    return value;
  }

  #sinceMark(): Pickled[] {
    const from = this.#stack.lastIndexOf(mark);
    if (from < 0) throw this.#fault('is damaged', this.#at - 1);
    return this.#stack.splice(from).slice(1) as Pickled[];
  }

  #append(items: readonly Pickled[]): boolean {
    const list = this.#stack.at(-1);
    if (!Array.isArray(list)) throw this.#fault('is damaged', this.#at - 1);
    for (const item of items) list.push(item);
    return true;
  }

  #set(pairs: readonly Pickled[]): boolean {
    const map = this.#stack.at(-1);
    if (!(map instanceof Map)) throw this.#fault('is damaged', this.#at - 1);
    for (let index = 0; index + 1 < pairs.length; index += 2)
      map.set(pairs[index] ?? null, pairs[index + 1] ?? null);
    return true;
  }

  #keep(slot: number): boolean {
    this.#memo.set(slot, this.#stack.at(-1) ?? null);
    return true;
  }

  #recall(slot: number): boolean {
    const value = this.#memo.get(slot);
    if (value === undefined) throw this.#fault('is damaged', this.#at - 1);
    this.#stack.push(value);
    return true;
  }

  #text(length: number): string | Uint8Array {
    const start = this.#take(length);
    const bytes = this.bytes.subarray(start, start + length);
    return length <= longestText ? latin1.decode(bytes) : bytes;
  }

  #unicode(length: number): string {
    const start = this.#take(length);
    return utf8.decode(this.bytes.subarray(start, start + length));
  }

  #line(): string {
    const end = this.bytes.indexOf(10, this.#at);
    if (end < 0) throw this.#cutOff();
    const start = this.#take(end + 1 - this.#at);
    return latin1.decode(this.bytes.subarray(start, end));
  }

  #unsigned(bytes: 1 | 2 | 4): number {
    const at = this.#take(bytes);
    if (bytes === 1) return this.#view.getUint8(at);
    return bytes === 2 ? this.#view.getUint16(at, true) : this.#view.getUint32(at, true);
  }

  #signed(): number {
    return this.#view.getInt32(this.#take(4), true);
  }

  #length(): number {
    return Number(this.#view.getBigUint64(this.#take(8), true));
  }

  /** A little-endian number of up to 8 bytes in two's complement. */
  #long(length: number): number {
    if (length > 8) throw this.#fault('holds a number beyond 64 bits', this.#at);
    const start = this.#take(length);
    let value = 0n;
    for (let index = 0; index < length; index += 1)
      value |= BigInt(this.bytes[start + index] ?? 0) << BigInt(8 * index);
    return Number(BigInt.asIntN(8 * length, value));
  }

  #take(length: number): number {
    if (this.#at + length > this.bytes.length) throw this.#cutOff();
    const start = this.#at;
    this.#at += length;
    return start;
  }

  #cutOff() {
    return this.#fault(`is cut off: it ends at byte ${formatCount(this.bytes.length)}`, this.bytes.length);
  }

  #fault(what: string, byte: number) {
    return invalid(this.file, `${what}. Copy or unpack it again.`, { byte });
  }
}
