import { z } from 'zod';
import { acceptQuickly } from './quick-accept.ts';

/** The path of everything about one negotiation. The router gives texts and nothing beside them. */
export const OfNegotiation = acceptQuickly(
  z.object({ id: z.string().meta({ description: 'The id of the negotiation' }) }),
  () => true,
);
export type OfNegotiation = z.output<typeof OfNegotiation>;
