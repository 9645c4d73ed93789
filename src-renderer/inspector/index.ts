export { documentNameField } from './DocumentInspector';
export { Inspector } from './Inspector';
