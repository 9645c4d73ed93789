export { cellText, isNumeric } from './cellText';
export { type Completion, completeFilter, fieldNames, type Proposal, type Vocabulary } from './complete';
export { type FactKind, type FactName, factLook, facts, isFact } from './facts';
export { type Field, fieldTitle, type KnownNames, parseField, type Series, type Take } from './field';
export { type Filter, type FilterFault, mentionsFact, parseFilter, readFilter } from './filter';
export { nearest } from './nearest';
export type { Operator } from './tokens';
