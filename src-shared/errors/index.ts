export {
  type ErrorCode,
  errorCodes,
  LabError,
  type LabErrorJson,
  type Location,
  toLabError,
} from './labError';
export { schemaError } from './schemaError';
