export { bibtexOf } from './citation';
export { comparisonHtml } from './comparison';
export { summarySentence } from './facts';
export { reportHtml } from './html';
export { reportMarkdown } from './markdown';
export { pageWith } from './page';
export type { ClaimReport, Report, ReportFacts, SweepReport } from './report';
export { claimsSentence, embeddingVerdicts, observedVerdicts, remarks, verdictCounts } from './text';
