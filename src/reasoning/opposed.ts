import { MAYBE } from '../language/evaluate.ts';
import type { Line } from '../negotiation/scenario.ts';
import { openBox } from './box.ts';
import type { Meter } from './budget.ts';
import type { Opposed } from './comparison-answer.ts';
import { completionsOf } from './completions.ts';
import { lineAnswer } from './line-answer.ts';
import type { Read } from './read.ts';
import { remembered } from './remembered.ts';

/**
 * Every precondition of a party and red line of another that no deal the rules allow satisfies together, each read on
 * the basis its party is asked on; those found so far where the meter ran out.
 */
export function opposed(all: readonly Read[], meter: Meter): { readonly pairs: Opposed[]; readonly complete: boolean } {
  const found: Opposed[] = [];
  let complete = true;
  for (const one of all) {
    for (const other of all) {
      if (one === other) continue;
      const between = opposedLines(one, other, meter);
      complete &&= between.complete;
      for (const [precondition, redLine] of between.pairs) {
        found.push({ precondition: said(precondition, one, meter), redLine: said(redLine, other, meter) });
      }
    }
  }
  return { pairs: found, complete };
}

/** No deal is in view, so its status is undetermined. */
const said = (line: Line, { scenario }: Read, meter: Meter) =>
  lineAnswer(line, MAYBE, scenario, openBox(scenario.slots), [], meter, new Map());

function opposedLines(one: Read, other: Read, meter: Meter) {
  const what = `opposed ${other.party.id} ${other.basis}`;
  return remembered(one.memo, one.party.lines, what, meter, (portion) => lookedAt(one, other, portion));
}

function lookedAt({ party, scenario }: Read, other: Read, meter: Meter) {
  const preconditions = party.lines.filter(({ kind }) => kind === 'precondition');
  const redLines = other.party.lines.filter(({ kind }) => kind === 'redLine');
  const rules = scenario.rules.map((rule) => rule.constraint);
  const { slots } = scenario;
  const completions = completionsOf(openBox(slots), rules, slots, meter);
  const pairs: [Line, Line][] = [];
  let complete = true;
  for (const precondition of preconditions) {
    for (const redLine of redLines) {
      const together = completions.possible([precondition.constraint, redLine.constraint]);
      if (together === false) pairs.push([precondition, redLine]);
      complete &&= together !== null;
    }
  }
  return { pairs, complete };
}
