import type { LabEvent } from '@shared/api';
import type { LabErrorJson } from '@shared/errors';
import { z } from 'zod';

/** Desktop shell to engine. `close` leaves runs interrupted; the engine then exits with 0. */
export const shellMessageSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), id: z.number(), name: z.string(), input: z.unknown() }),
  z.object({ kind: z.literal('close') }),
]);
export type ShellMessage = z.infer<typeof shellMessageSchema>;

/** Engine to desktop shell. `fault`: why it is about to end unexpectedly. `failed`: the engine could not start. */
export type EngineMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'fault'; readonly text: string }
  | { readonly kind: 'failed'; readonly error: LabErrorJson }
  | { readonly kind: 'result'; readonly id: number; readonly output: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: LabErrorJson }
  | { readonly kind: 'event'; readonly event: LabEvent };
