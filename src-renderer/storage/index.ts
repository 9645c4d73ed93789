export { StorageDialog } from './StorageDialog';
export { openStorage } from './storageStore';
