import { type Asked, askedOf, costText, type Finding, type Question } from './finding.ts';
import { type Explored, marco, type Map as Unexplored } from './marco.ts';
import { idsOf } from './reading.ts';
import { costTerm, isAt, lineName, ruleName, smtOf } from './smt.ts';
import { startZ3, type Z3 } from './z3.ts';

/** Answers questions with z3: MARCO for the sets, the optimizer for the cost. */
export async function z3Answers(): Promise<(question: Question) => Finding> {
  const z3 = await startZ3();
  return (question) => answer(z3, askedOf(question));
}

function answer(z3: Z3, asked: Asked): Finding {
  const { reading } = asked;
  const text = smtOf(reading);
  const given = [...asked.given].map(([at, place]) => `(assert ${isAt(reading.variables[at]!, place)})`).join('\n');
  const rules = reading.rules.map((_, at) => ruleName(at));
  const lines = reading.lines.map((_, at) => lineName(at));
  const ruled = asserted(rules);
  const clash = explore(z3, `${text}\n${given}`, rules);
  const impossible = clash.conflicts.length > 0;
  const found = impossible ? clash : explore(z3, `${text}\n${given}\n${ruled}`, lines);
  const named = (sets: Explored['conflicts']) =>
    sets
      .map((set) =>
        impossible
          ? set
              .map((at) => reading.rules[at]!.id)
              .sort()
              .join()
          : idsOf(reading.lines, set),
      )
      .sort();
  const cost = costTerm(reading.variables, asked.costOf, asked.deal);
  // No change costs more than one.
  const most = asked.unit * BigInt(asked.deal.size);
  const priced = `(declare-const |cost| Int)\n(assert (<= 0 |cost| ${most}))\n(assert (= |cost| ${cost}))`;
  const least = z3.least(`${text}\n${ruled}\n${asserted(lines)}\n${priced}`, '|cost|');
  return {
    exists: found.conflicts.length === 0,
    impossible,
    conflicts: named(found.conflicts),
    concessions: impossible ? [] : named(found.concessions.filter(({ length }) => length > 0)),
    nearest: costText(least, asked.unit),
  };
}

const asserted = (names: readonly string[]) => names.map((name) => `(assert ${name})`).join('\n');

/** All minimal conflicts and concessions among Boolean constants of a text. */
export function explore(z3: Z3, text: string, names: readonly string[], isOver?: () => boolean): Explored {
  const session = z3.open(text, names);
  const unexplored = mapOver(z3, names);
  const explored = marco(names.length, session.check, unexplored, isOver);
  session.close();
  unexplored.close();
  return explored;
}

function mapOver(z3: Z3, names: readonly string[]): Unexplored & { close: () => void } {
  const declared = names.map((name) => `(declare-const ${name} Bool)`).join('\n');
  const map = z3.open(declared, names);
  const add = (lines: readonly number[], literal: (name: string) => string) =>
    map.add(`(assert (or false ${lines.map((at) => literal(names[at]!)).join(' ')}))`);
  const next = () => {
    const answer = map.check([]);
    return 'core' in answer ? null : answer.satisfied;
  };
  return {
    next,
    notAll: (lines) => add(lines, (name) => `(not ${name})`),
    some: (lines) => add(lines, (name) => name),
    close: map.close,
  };
}
