/** Whole numbers of a NumPy type (`|u1`, `<i8`), one by one; floats that are whole too. */
export function* integers(descr: string, bytes: Uint8Array): Generator<number> {
  const [, order, kind, width] = /^([|<>=]?)([iufb])([1248])$/.exec(descr) ?? [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const little = order !== '>';
  const size = Number(width);
  for (let at = 0; at + size <= bytes.length; at += size) {
    switch (`${kind}${width}`) {
      case 'b1':
      case 'u1':
        yield view.getUint8(at);
        break;
      case 'i1':
        yield view.getInt8(at);
        break;
      case 'u2':
        yield view.getUint16(at, little);
        break;
      case 'i2':
        yield view.getInt16(at, little);
        break;
      case 'u4':
        yield view.getUint32(at, little);
        break;
      case 'i4':
        yield view.getInt32(at, little);
        break;
      case 'u8':
        yield Number(view.getBigUint64(at, little));
        break;
      case 'i8':
        yield Number(view.getBigInt64(at, little));
        break;
      case 'f4':
        yield view.getFloat32(at, little);
        break;
      case 'f8':
        yield view.getFloat64(at, little);
        break;
      default:
        throw new RangeError(`${descr} is no type of numbers`);
    }
  }
}
