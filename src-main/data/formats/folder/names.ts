/** What systems, cameras and programs leave among images. */
const leftBySystems =
  /^(\.|__MACOSX$|@eaDir$|\$RECYCLE\.BIN$|lost\+found$|System Volume Information$|Thumbs\.db$|desktop\.ini$)/i;

export function isLeftover(name: string): boolean {
  return leftBySystems.test(name);
}

/** Images by their names; other images that people have are counted, not read. */
export const imageName = /\.(png|jpe?g|jpe|jfif|webp)$/i;
export const otherImageName =
  /\.(gif|bmp|tiff?|avif|heic|heif|ppm|pgm|jp2|jxl|svg|ico|psd|raw|cr2|nef|dng)$/i;

const splitNames = {
  train: /^(train|training|trn|trainset|train[-_ ]?(set|images|data))\d*$/i,
  val: /^(val|valid|validation|dev|eval|holdout|val[-_ ]?(set|images|data))\d*$/i,
  test: /^(test|testing|tst|testset|test[-_ ]?(set|images|data))\d*$/i,
} as const;
export type SplitName = keyof typeof splitNames;

/** Which split a folder of that name holds. */
export function splitOf(name: string): SplitName | undefined {
  return (Object.keys(splitNames) as SplitName[]).find((split) => splitNames[split].test(name));
}

/** Folders that hold images without being a class. */
export function isContainer(name: string): boolean {
  return /^(images?|imgs?|jpe?gs?|pngs?|pictures|photos|data|jpegimages|samples|frames|all)$/i.test(name);
}
