import { headlines } from '../metrics/registry';
import { type FactName, factLook, facts, isFact } from './facts';
import { type KnownNames, parseField } from './field';
import { operators, type Token, tokensOf } from './tokens';

/** What a store has, for completion: also the words of facts that people make up. */
export interface Vocabulary extends KnownNames {
  readonly presets: readonly string[];
  readonly sweeps: readonly string[];
  readonly tags: readonly string[];
}

export interface Proposal {
  readonly text: string;
  readonly help: string;
}

/** What may stand between `from` and `to` of the text. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly proposals: readonly Proposal[];
}

const mostProposals = 12;
const joining = ['and', 'or', 'not'];

/** Every name that a field may have. */
export function fieldNames({ parameters, series }: KnownNames): Proposal[] {
  return [
    ...Object.keys(facts).map((text) => ({ text, help: factLook(text as FactName).help })),
    ...headlines.map(({ key, title }) => ({ text: key, help: title })),
    ...parameters.map((text) => ({ text, help: 'parameter' })),
    ...series.map((text) => ({ text, help: 'metric, mean over the last tenth' })),
  ];
}

function valuesOf(name: string, { presets, sweeps, tags }: Vocabulary): Proposal[] {
  const made: Readonly<Record<string, readonly string[]>> = { preset: presets, sweep: sweeps, tag: tags };
  const words = (isFact(name) ? factLook(name).words : undefined) ?? made[name] ?? [];
  return [...words, 'none'].map((word) => ({
    text: /[\s"()<>=:!]/.test(word) ? `"${word}"` : word,
    help: '',
  }));
}

/** Names that begin with what was typed come before those that have it within. */
function fitting(proposals: readonly Proposal[], typed: string): Proposal[] {
  const wanted = typed.toLowerCase();
  const rank = ({ text }: Proposal) => text.toLowerCase().indexOf(wanted);
  return proposals
    .filter((one) => rank(one) >= 0 && one.text !== typed)
    .sort((a, b) => Math.min(rank(a), 1) - Math.min(rank(b), 1))
    .slice(0, mostProposals);
}

/** Tokens that end before the cursor, and the one that the cursor is at the end of or within. */
function around(
  tokens: readonly Token[],
  cursor: number,
): { before: readonly Token[]; touched: Token | undefined } {
  const touched = tokens.find(
    ({ kind, from, to }) => (kind === 'word' || kind === 'quoted') && from < cursor && cursor <= to,
  );
  return { before: tokens.filter(({ to }) => to <= (touched?.from ?? cursor)), touched };
}

/** What a person may go on with at `cursor` of a filter. */
export function completeFilter(text: string, cursor: number, vocabulary: Vocabulary): Completion {
  const { before, touched } = around(tokensOf(text), cursor);
  const place = { from: touched?.from ?? cursor, to: touched?.to ?? cursor };
  const typed = text.slice(place.from, cursor).replace(/^"/, '');
  const last = before.at(-1);
  const subject = before.at(-2);
  if (last?.kind === 'operator')
    return { ...place, proposals: fitting(valuesOf(subject?.text ?? '', vocabulary), typed) };
  const afterField =
    last?.kind === 'word' && subject?.kind !== 'operator' && parseField(last.text, vocabulary) !== undefined;
  if (afterField && touched === undefined)
    return { ...place, proposals: operators.map((operator) => ({ text: operator, help: '' })) };
  const starts =
    last === undefined || last.kind === 'open' || (last.kind === 'word' && joining.includes(last.text));
  const words = starts ? ['not'] : ['and', 'or'];
  const proposals = [
    ...(starts ? [] : words.map((word) => ({ text: word, help: '' }))),
    ...fieldNames(vocabulary),
    ...(starts ? words.map((word) => ({ text: word, help: '' })) : []),
  ];
  return { ...place, proposals: fitting(proposals, typed) };
}
