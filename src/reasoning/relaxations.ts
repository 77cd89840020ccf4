import type { Expression } from '../language/expression.ts';
import { print } from '../language/print.ts';
import { rational, toText } from '../language/rational.ts';
import { type Constraint, constraintOf, guarded, not, thresholdConstraint } from '../negotiation/constraint.ts';
import { demandsOf } from '../negotiation/demands.ts';
import type { BindingLine } from '../negotiation/scenario.ts';
import type { Formula } from '../solving/formula.ts';
import { leastCost } from '../solving/optimum.ts';
import type { Problem, Row } from '../solving/problem.ts';
import type { RelaxationAnswer } from './answer.ts';
import { openBox } from './box.ts';
import type { Meter } from './budget.ts';
import { sumFormula } from './formula-of.ts';
import { amountAt, costsOf, totalOf, type Yielding, yieldingOf } from './moves.ts';
import { type Posed, rowOfSlots, worthBehind } from './posed.ts';
import { search } from './search.ts';
import { type Turn, turned, turnsInWords } from './turned.ts';

/** A member of a concession that yields, and how. */
interface Member extends Yielding {
  readonly at: number;
  readonly binding: BindingLine;
}

/**
 * The smallest loosening of a minimal concession's members that opens a zone, the other lines staying as they are
 * (semantics 5): least total scaled move, then the least for each bound in turn, lines by id. Members without a bound
 * that can give way are given up whole, and as few others as can be where moving bounds is not enough.
 *
 * @param members numbers of binding lines, a minimal concession
 * @returns `null` where the meter ran out first
 */
export function relaxations(members: readonly number[], posed: Posed, meter: Meter): RelaxationAnswer[] | null {
  const yielding = yieldingMembers(members, posed);
  if (yielding.length === 0) return [];
  const { conflicts, lines, bind } = posed;
  const problem: Problem = {
    sizes: [...conflicts.sizes, ...yielding.flatMap((member) => member.sizes)],
    hard: [
      ...conflicts.hard,
      ...lines.flatMap((_, at) => (members.includes(at) ? [] : [conflicts.lines[at]!])),
      ...yielding.flatMap(({ at, formula }) => (formula === null ? [] : [bind(at, formula)])),
    ],
    lines: [],
  };
  const row = leastMoves(problem, yielding, meter);
  if (row === null) return null;
  const stay = yielding.filter(({ givenUp }) => givenUp === null || row[givenUp] === 0);
  const relaxed = stay.map((member) => relaxedMember(member, row, posed));
  if (!opensZone(relaxed, members, row, posed)) return null;
  return relaxed.flatMap((one) => (holdsAlways(one, posed, meter) ? [] : [one.answer]));
}

function yieldingMembers(members: readonly number[], posed: Posed): Member[] {
  let variables = posed.conflicts.sizes.length;
  const byId = members.toSorted((a, b) => (posed.lines[a]!.line.id < posed.lines[b]!.line.id ? -1 : 1));
  return byId.flatMap((at) => {
    const binding = posed.lines[at]!;
    const yielding = yieldingOf(binding, posed, variables);
    variables += yielding?.sizes.length ?? 0;
    return yielding === null ? [] : [{ ...yielding, at, binding }];
  });
}

/** A row with the least total move; of those, the one with the least first move, then the least second, and so on. */
function leastMoves(problem: Problem, yielding: readonly Yielding[], meter: Meter): Row | null {
  const moves = yielding.flatMap((member) => member.moves);
  const givenUp = yielding.flatMap((member) => member.givenUp ?? []);
  const all = totalOf(moves, givenUp);
  const inTurn = moves.length === 1 ? [all] : [all, ...moves.map((move) => totalOf([move]))];
  const kept: Formula[] = [];
  let row: Row | null = null;
  for (const total of inTurn) {
    const found = leastCost({ ...problem, hard: [...problem.hard, ...kept] }, costsOf(total), meter);
    if (found === null || found === 'none' || !found.proved) return null;
    row = found.row;
    kept.push(sumFormula(total, null, amountAt(total, row)));
  }
  return row;
}

/** A member as it is once its bounds are where a row needs them. */
interface Relaxed {
  readonly at: number;
  readonly constraint: Constraint;
  readonly answer: RelaxationAnswer;
}

function relaxedMember({ at, binding: { line }, moves }: Member, row: Row, { scenario }: Posed): Relaxed {
  if (line.expression === null) {
    const worth = worthBehind(line, scenario);
    const amount = worth.reservation! - amountAt(moves[0]!.units, row);
    const [from, to] = [worth.reservation!, amount].map((one) => toText(rational(one, worth.scale)));
    const text = `accept a worth of ${to} instead of ${from}`;
    const answer = { id: line.id, from: `worth >= ${from}`, to: `worth >= ${to}`, text };
    return { at, constraint: thresholdConstraint(worth, amount), answer };
  }
  const turns = moves.map(({ dial, units }): Turn => ({ dial: dial!, by: amountAt(units, row) }));
  const expression: Expression = turned(line.expression, turns, scenario.slotOf);
  const [from, to] = [print(line.expression), print(expression)];
  const answer = { id: line.id, from, to, text: turnsInWords(turns, scenario) };
  return { at, constraint: constraintOf(expression, scenario.slotOf), answer };
}

/** Whether the deal of a row is agreed on with the relaxed lines in the members' place: asked of the lines themselves. */
function opensZone(relaxed: readonly Relaxed[], members: readonly number[], row: Row, posed: Posed): boolean {
  const { scenario, lines } = posed;
  const point = rowOfSlots(posed, row);
  const demands = demandsOf(
    scenario.agreement,
    scenario.members.map((member) => ({
      ...member,
      lines: member.lines.map((binding) => {
        const instead = relaxed.find(({ at }) => lines[at] === binding);
        if (instead === undefined) return binding;
        return { ...binding, demands: guarded(member.party.condition, instead.constraint) };
      }),
    })),
    ({ line }) => {
      const at = lines.findIndex((one) => one.line === line);
      return !members.includes(at) || relaxed.some((one) => one.at === at);
    },
  );
  return [...scenario.rules.map((rule) => rule.constraint), ...demands].every((demand) => demand.truth(point));
}

/** Then it is as good as given up. */
const holdsAlways = ({ constraint }: Relaxed, { scenario }: Posed, meter: Meter): boolean =>
  search([not(constraint)], openBox(scenario.slots), scenario.slots, meter) === false;
