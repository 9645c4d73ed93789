import { describeOperations } from '../testing/operations';

describeOperations('wasm');
