import { compileStatuses } from '../src/language/evaluate.ts';
import type { Expression } from '../src/language/expression.ts';
import type { Terms } from '../src/negotiation/deal.ts';
import type { Line, Scenario } from '../src/negotiation/scenario.ts';
import { boxOf } from '../src/reasoning/deal.ts';
import { termsOfRow } from './deals.ts';

/**
 * An engine in one way of using it. It answers deals that were prepared in its own form and writes one status a line,
 * 1 where the line holds, deal after deal.
 */
export interface Contender {
  readonly engine: string;
  readonly way: string;
  readonly prepare: (row: Float64Array) => unknown;
  readonly answer: (deals: readonly unknown[], out: Uint8Array) => void | Promise<void>;
  /** The deal as JSON text, and from what `JSON.parse` made of it to the prepared form. */
  readonly textOf: (row: Float64Array) => string;
  readonly fromJson: (value: unknown) => unknown;
}

/** A line that has an expression, which is every line but a reservation threshold. */
export type ExpressedLine = Line & { readonly expression: Expression };

/** Every line in force, rules and those of all parties. */
export const linesOf = (scenario: Scenario): ExpressedLine[] =>
  [...scenario.rules, ...scenario.parties.flatMap((party) => party.lines)].filter(
    (line): line is ExpressedLine => line.expression !== null,
  );

export function ourselves(scenario: Scenario): Contender {
  const lines = linesOf(scenario);
  const statuses = compileStatuses(
    lines.map((line) => line.expression),
    scenario.slotOf,
  );
  return {
    engine: 'Parley',
    way: 'all lines at once over rows of indices',
    prepare: (row) => row,
    answer: (deals, out) => {
      let at = 0;
      for (const deal of deals as readonly Float64Array[]) {
        statuses(deal, out, at);
        at += lines.length;
      }
    },
    textOf: (row) => JSON.stringify(termsOfRow(scenario, row)),
    fromJson: (terms) => boxOf(scenario, terms as Terms)!.low,
  };
}
