import { type Pickled, PickledArray, PickledBeginning, PickledGlobal } from './values';

/** What one of NumPy's functions gives: an array, a type, or the beginning of one; undefined for any other function. */
export function callFunction(called: Pickled, values: Pickled): Pickled | undefined {
  if (!(called instanceof PickledGlobal) || !Array.isArray(values)) return undefined;
  const [first] = values;
  // Python 3 writes bytes for protocol 2 as a text of Latin letters.
  if (called.module === '_codecs' && called.name === 'encode')
    return typeof first === 'string' ? first : undefined;
  if (!/^numpy(\._core|\.core)?(\.multiarray|\.numeric)?$/.test(called.module)) return undefined;
  switch (called.name) {
    case '_reconstruct':
      return new PickledBeginning('array', '');
    case 'dtype':
      return typeof first === 'string' ? new PickledBeginning('type', first) : undefined;
    case '_frombuffer':
      return arrayOf(first, values[1], values[2], values[3] === 'F');
    default:
      return undefined;
  }
}

/** What a state makes of a beginning (NumPy's __setstate__): version, shape, type, Fortran order, bytes. */
export function withState(begun: Pickled, state: Pickled): Pickled | undefined {
  if (!(begun instanceof PickledBeginning) || !Array.isArray(state)) return undefined;
  const [, second, type, fortran, bytes] = state;
  if (begun.makes === 'array') return arrayOf(bytes, type, second, fortran === true);
  return typeof second === 'string' ? new PickledBeginning('type', `${second}${begun.descr}`) : begun;
}

/** Arrays of whole numbers alone. */
function arrayOf(
  values: Pickled | undefined,
  type: Pickled | undefined,
  shape: Pickled | undefined,
  fortran: boolean,
): PickledArray | undefined {
  const bytes = typeof values === 'string' ? Buffer.from(values, 'latin1') : values;
  if (!(type instanceof PickledBeginning) || !(bytes instanceof Uint8Array) || !Array.isArray(shape))
    return undefined;
  const [, order = '|', kind, width] = /^([|<>=]?)([iu])([1248])$/.exec(type.descr) ?? [];
  const sides = shape.filter((side) => typeof side === 'number');
  const size = sides.reduce((product, side) => product * side, Number(width));
  if (kind === undefined || sides.length !== shape.length || size !== bytes.length) return undefined;
  if (fortran && sides.length > 1) return undefined;
  return new PickledArray(`${order === '' ? '|' : order}${kind}${width}`, sides, bytes);
}
