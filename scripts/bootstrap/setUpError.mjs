/** What stopped a step, as a sentence for a person that ends with what to do about it. */
export class SetUpError extends Error {
  /** @override */
  name = 'SetUpError';

  /** @param patience milliseconds for which another attempt, being slow, is left to `npm start`. */
  constructor(message, patience = 0) {
    super(message);
    this.patience = patience;
  }
}
