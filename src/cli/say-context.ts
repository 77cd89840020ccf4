import type { EchoedContext } from '../negotiation/context.ts';
import { type Page, table, wrapped } from './page.ts';
import { worldInWords } from './say-values.ts';

/** What every answer carries, as far as a person wants to see it. */
export interface Carried {
  readonly context: EchoedContext;
  readonly negotiation: { readonly id: string; readonly version: number };
  readonly complete: boolean;
  readonly stopped: 'steps' | 'bytes' | 'time' | null;
}

const LARGER = { steps: '--steps', bytes: '--bytes', time: '--milliseconds' } as const;

/** Under every answer: what it was computed from, and whether it came to its end. */
export function sayCarried({ context, negotiation, complete, stopped }: Carried, page: Page): string[] {
  const { statements } = context;
  const about = [
    negotiation.version === 0 ? negotiation.id : `${negotiation.id} at version ${negotiation.version}`,
    context.asOf,
    context.perspective,
    context.basis,
    ...(context.parties === undefined ? [] : [`who agrees: ${context.parties.join(', ')}`]),
    ...(context.circumstances === undefined ? [] : [`assumed: ${worldInWords(context.circumstances)}`]),
    ...(context.overlay === undefined ? [] : ['with an overlay']),
  ];
  const cut =
    stopped === null
      ? 'not everything is listed'
      : `stopped by the budget of ${stopped}: what is told is proved, the rest is not known; give a larger \`${LARGER[stopped]}\``;
  return [
    ...(complete ? [] : ['', wrapped(page.paint('open', cut), page)]),
    ...('notInForce' in statements && typeof statements.notInForce !== 'number' ? ['', ...listed(context, page)] : []),
    '',
    page.paint('faint', wrapped(`(${about.join(', ')})`, page)),
  ];
}

function listed({ statements }: EchoedContext, page: Page): string[] {
  const { inForce, notInForce } = statements;
  if (typeof inForce === 'number' || typeof notInForce === 'number') return [];
  const rows = [
    ...inForce.map(({ id, party }) => [id, party, 'in force']),
    ...notInForce.map(({ id, party, text }) => [id, party, text]),
  ];
  return [table(['statement', 'party', 'in force, or why not'], rows, page)];
}
