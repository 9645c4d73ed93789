export { summarySentence } from './facts';
export { reportHtml } from './html';
export { reportMarkdown } from './markdown';
export type { Report, ReportFacts, SweepReport } from './report';
export { embeddingVerdicts, findingText, observedVerdicts, remarks, verdictCounts } from './text';
