/** One image of a sheet as CSS shows it in a box of any size: how large the sheet is, and how far it is moved. */
export interface SheetTile {
  readonly backgroundSize: string;
  readonly backgroundPosition: string;
}

/**
 * Where an image lies on a sheet of square images in rows.
 * @param index the image's, in the order of the sample
 * @param columns images in a row
 * @param count images on the sheet
 */
export function sheetTile(index: number, { columns, count }: { columns: number; count: number }): SheetTile {
  const rows = Math.ceil(count / columns);
  const part = (place: number, places: number) => (places < 2 ? 0 : (100 * place) / (places - 1));
  const x = part(index % columns, columns);
  const y = part(Math.floor(index / columns), rows);
  return { backgroundSize: `${columns * 100}% ${rows * 100}%`, backgroundPosition: `${x}% ${y}%` };
}
