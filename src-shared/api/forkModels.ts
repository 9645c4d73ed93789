import { z } from 'zod';

/** A run to fork from; the newest checkpoint where no step is named. */
export const forkOriginSchema = z
  .object({ id: z.string(), step: z.number().int().nonnegative().optional() })
  .strict();
export type ForkOrigin = z.infer<typeof forkOriginSchema>;

/** What a fork begins with: which modules have the weights of its parent's checkpoint, and which have not. */
export const forkSchema = z
  .object({
    /** The parent as it was called then; it may be deleted. */
    parent: z.object({ id: z.string(), number: z.number().int(), name: z.string() }).strict(),
    /** Steps that the parent had trained. */
    step: z.number().int(),
    /** Nodes whose weights are those of a node of the parent. */
    taken: z.array(z.object({ node: z.string(), from: z.string() }).strict()),
    /** Nodes with weights that begin as in any run, and why. */
    anew: z.array(z.object({ node: z.string(), why: z.string() }).strict()),
    /** Nodes of the parent whose weights no node takes. */
    dropped: z.array(z.string()),
  })
  .strict();
export type Fork = z.infer<typeof forkSchema>;

/** A run that was forked from another. */
export const childSchema = z
  .object({ id: z.string(), number: z.number().int(), name: z.string(), step: z.number().int() })
  .strict();
