import { describeOperations } from '../testing/operations';

describeOperations('cpu');
