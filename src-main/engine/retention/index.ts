export { Retention } from './retention';
export { storageSettings } from './settings';
export { storageUse } from './use';
