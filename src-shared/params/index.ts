export {
  choice,
  dataSource,
  type FieldMeta,
  fieldMeta,
  integer,
  integerList,
  number,
  scheduleList,
  toggle,
} from './fields';
