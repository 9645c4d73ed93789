/** What systems, cameras and programs leave among images. */
const leftBySystems = [
  // Hidden files: .DS_Store, ._x.jpg, .AppleDouble, .ipynb_checkpoints, .Trash-1000, .@__thumb…
  /^\./,
  // macOS
  /^(__MACOSX|Icon\r|Network Trash Folder|Temporary Items)$/i,
  // Windows
  /^(Thumbs\.db.*|ehthumbs.*\.db|desktop\.ini|\$RECYCLE\.BIN|RECYCLER|System Volume Information|FOUND\.\d+|~\$.*)$/i,
  // Linux, and storage on a network
  /^(lost\+found|@eaDir|#recycle|@Recycle|@Recently-Snapshot|@tmp|@__thumb|SYNO(FILE|PHOTO)_.*)$/i,
  // Programs
  /^(__pycache__|Picasa\.ini|ZbThumbnail\.info)$/i,
];

export function isLeftover(name: string): boolean {
  return leftBySystems.some((left) => left.test(name));
}

/** Images by their names; other images that people have are counted, not read. */
export const imageName = /\.(png|jpe?g|jpe|jfif|webp)$/i;
export const otherImageName =
  /\.(gif|bmp|tiff?|avif|heic|heif|ppm|pgm|jp2|jxl|svg|ico|psd|raw|cr2|nef|dng)$/i;

const splitWords = {
  train: /^(train|training|trn|trainset|trainingset)$/,
  val: /^(val|valid|validation|dev|eval|holdout|valset|validationset)$/,
  test: /^(test|testing|tst|testset|testingset)$/,
} as const;
export type SplitName = keyof typeof splitWords;

/** Words beside that of the split which say nothing. */
const plainWords = new Set(['set', 'images', 'image', 'imgs', 'img', 'data', 'split', 'part']);

interface NamedSplit {
  readonly split: SplitName;
  /** The other words of the name: `seg` of `seg_train`. */
  readonly rest: string;
}

function readName(name: string): NamedSplit | undefined {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  for (const split of Object.keys(splitWords) as SplitName[]) {
    const at = words.findIndex((word) => splitWords[split].test(word));
    if (at < 0) continue;
    const rest = words.filter((word, index) => index !== at && !plainWords.has(word));
    return { split, rest: rest.join(' ') };
  }
  return undefined;
}

/** Which split a folder of that name holds, whatever lies beside it. */
export function splitOf(name: string): SplitName | undefined {
  const named = readName(name);
  return named?.rest === '' ? named.split : undefined;
}

/**
 * Which of some folders beside each other are splits. Names with a word of their own are where others have the same
 * word: `seg_train` beside `seg_test`, but not `bullet_train` beside `steam_engine`.
 */
export function splitsAmong(names: readonly string[]): ReadonlyMap<string, SplitName> {
  const named = names.flatMap((name) => {
    const read = readName(name);
    return read === undefined ? [] : [{ name, ...read }];
  });
  const isPair = (rest: string) => {
    const splits = named.filter((other) => other.rest === rest).map(({ split }) => split);
    return splits.includes('train') && splits.some((split) => split !== 'train');
  };
  return new Map(
    named.filter(({ rest }) => rest === '' || isPair(rest)).map(({ name, split }) => [name, split]),
  );
}

/** Folders that hold images without being a class. */
export function isContainer(name: string): boolean {
  return /^(images?|imgs?|jpe?gs?|pngs?|pictures|photos|data|jpegimages|samples|frames|all)$/i.test(name);
}
