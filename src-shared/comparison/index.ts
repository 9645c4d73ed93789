export { type ComparedColumn, columnsOf } from './columns';
export { type ComparedArchitecture, type CompareOptions, type Comparison, compareRuns } from './compare';
export { comparisonCsv, comparisonLatex, comparisonMarkdown } from './formats';
export { type Delta, deltaText, type Judgement, type NumberRow } from './numberRows';
export type { Row } from './rows';
export { type ComparisonTable, comparisonTable } from './table';
