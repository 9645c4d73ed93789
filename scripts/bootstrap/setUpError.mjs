/** What stopped a step, as a sentence for a person that ends with what to do about it. */
export class SetUpError extends Error {
  name = 'SetUpError';
}
