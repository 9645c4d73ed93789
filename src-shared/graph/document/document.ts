import { z } from 'zod';
import { trainingSchema } from '../../training';
import { mostLanes } from '../../values/lanes';
import { longestName } from '../../values/name';
import { mostNesting, nestsAtMost } from './nesting';

export const documentVersion = 1;

/** Groups of metrics (src-shared/metrics) and the address of the training settings, which no node may be named like. */
const reservedIds: ReadonlySet<string> = new Set([
  'training',
  'train',
  'accuracy',
  'speed',
  'lens',
  'features',
]);

/** Node ids are what a person may type: `encoder`, `loss-2`. */
const idSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'an id is lower-case letters, digits and dashes')
  .refine((id) => !reservedIds.has(id), 'this id is taken by the lab: choose another');

/**
 * One node on the canvas. `lanes` is how many parallel wires run through it: a siamese module with two
 * lanes applies the same weights to view a (lane 0) and view b (lane 1). `weightsOf` names another module
 * whose weights this one shares; its own module parameters then come from there.
 */
export const nodeSchema = z
  .object({
    id: idSchema,
    type: z.string().min(1),
    label: z.string().max(60).optional(),
    params: z
      .record(z.string(), z.unknown())
      .refine((params) => nestsAtMost(params, mostNesting), 'the parameters are nested too deeply')
      .default({}),
    lanes: z.number().int().min(1).max(mostLanes).default(1),
    weightsOf: idSchema.optional(),
    position: z.object({ x: z.number(), y: z.number() }).strict(),
  })
  .strict();
export type GraphNode = z.infer<typeof nodeSchema>;

export const endpointSchema = z
  .object({
    node: idSchema,
    port: z.string().min(1),
    lane: z
      .number()
      .int()
      .min(0)
      .max(mostLanes - 1)
      .default(0),
  })
  .strict();
export type Endpoint = z.infer<typeof endpointSchema>;

export const edgeSchema = z.object({ from: endpointSchema, to: endpointSchema }).strict();
export type GraphEdge = z.infer<typeof edgeSchema>;

/** A canvas of this size is still edited without waiting; what TensorFlow could compute lies beyond. */
export const mostNodes = 2_000;
export const mostWires = 8_000;

function tooMany(what: string, most: number) {
  return ({ input }: { readonly input?: unknown }) =>
    `an architecture has at most ${most} ${what}; here are ${Array.isArray(input) ? input.length : 'more'}`;
}

/** Why a document has become too large; undefined while it is not. */
export function sizeProblem({ nodes, edges }: GraphDocument): string | undefined {
  if (nodes.length > mostNodes) return `An architecture has at most ${mostNodes} nodes`;
  return edges.length > mostWires ? `An architecture has at most ${mostWires} wires` : undefined;
}

/** An architecture with its training settings: everything that a run depends on, in one JSON document. */
export const documentSchema = z
  .object({
    format: z.literal('collapse-lab'),
    version: z.literal(documentVersion),
    name: z
      .string()
      .regex(/\S/, 'a name needs a letter at least')
      .max(longestName, `a name has at most ${longestName} characters`),
    preset: z.string().optional(),
    nodes: z.array(nodeSchema).max(mostNodes, { error: tooMany('nodes', mostNodes) }),
    edges: z.array(edgeSchema).max(mostWires, { error: tooMany('wires', mostWires) }),
    training: trainingSchema,
  })
  .strict();
export type GraphDocument = z.infer<typeof documentSchema>;

/** `predictor.p:1`; lane 0 is left out: `predictor.p`. */
export function formatEndpoint({ node, port, lane }: Endpoint): string {
  return lane === 0 ? `${node}.${port}` : `${node}.${port}:${lane}`;
}
