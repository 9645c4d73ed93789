import { Fragment } from 'react';

/** A symbol and what stands below it: `o_e`. */
const indexed = /\b(\p{L})_(\p{L}+)/gu;

/** A quantity as the papers write it: what follows an underscore is lowered. */
export function QuantityName({ name }: { readonly name: string }) {
  const symbols = [...name.matchAll(indexed)];
  if (symbols.length === 0) return name;
  let at = 0;
  return (
    <span aria-label={name} role="img">
      {symbols.map(({ index, 0: all, 1: symbol, 2: below }) => {
        const before = name.slice(at, index);
        at = index + all.length;
        return (
          <Fragment key={index}>
            {before}
            <i>{symbol}</i>
            <sub>{below}</sub>
          </Fragment>
        );
      })}
      {name.slice(at)}
    </span>
  );
}
