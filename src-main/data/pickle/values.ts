/** What a pickle may hold here. Texts of Python 2 and short bytes are texts. */
export type Pickled =
  | null
  | boolean
  | number
  | string
  | Pickled[]
  | Map<Pickled, Pickled>
  | Uint8Array
  | PickledArray
  | PickledGlobal
  | PickledBeginning;

/** A NumPy array. */
export class PickledArray {
  constructor(
    /** NumPy's name of the type, `|u1` or `<i8`. */
    readonly descr: string,
    readonly shape: readonly number[],
    /** Row-major. */
    readonly bytes: Uint8Array,
  ) {}
}

/** The name of a function or class. It is never looked up. */
export class PickledGlobal {
  constructor(
    readonly module: string,
    readonly name: string,
  ) {}
}

/** An array or a type of values before its state comes. */
export class PickledBeginning {
  constructor(
    readonly makes: 'array' | 'type',
    /** Of a type, its descr. */
    readonly descr: string,
  ) {}
}
