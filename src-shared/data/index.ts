export { type DataRecord, dataRecordSchema } from './record';
