import fc from 'fast-check';

/**
 * The same inputs of every property in each run of the suite, so that a failure belongs to the change before it.
 * `npm run torture` draws new ones, and prints the seed of what it finds.
 */
if (process.env.COLLAPSE_LAB_FUZZ === undefined) fc.configureGlobal({ seed: 20_261_127 });
