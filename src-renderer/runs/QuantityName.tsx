/** A quantity as the papers write it: what follows an underscore is lowered, as in m_o. */
export function QuantityName({ name }: { readonly name: string }) {
  const [symbol, index] = name.split('_');
  if (index === undefined) return name;
  return (
    <span aria-label={name} role="img">
      <i>{symbol}</i>
      <sub>{index}</sub>
    </span>
  );
}
