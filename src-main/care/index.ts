export { Backups } from './backups';
export { checkData, checkDatabase } from './checkData';
export { type Repair, repairDatabase } from './repair';
