import { describeOperations } from '../testing/operations';

describeOperations('tensorflow');
