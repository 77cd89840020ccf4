import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../src/negotiation/compile.ts';
import type { Negotiation } from '../../src/negotiation/negotiation.ts';
import { type DifferenceAnswer, difference } from '../../src/work/difference.ts';
import { answerTo } from '../../src/work/question.ts';
import type { Nested } from '../../src/work/task.ts';
import { type Contest, contest } from '../arbitraries/contests.ts';
import type { Asked } from '../arbitraries/negotiations.ts';
import { type Case, caseOf } from '../oracle/case.ts';
import { agrees, bindingLines, minimal } from '../oracle/check.ts';
import { has } from '../oracle/zone.ts';
import { LADDER, LARGE } from './ladder.ts';
import { runs } from './runs.ts';

const BASES = ['declared', 'assessed', 'both'] as const;
const KINDS = ['zone', 'check', 'conflicts'] as const;

/** Two views of a contest: each on its own basis; on the right some lines demand what others did. */
interface Pair {
  readonly kind: (typeof KINDS)[number];
  readonly left: { readonly negotiation: Negotiation; readonly context: Asked };
  readonly right: { readonly negotiation: Negotiation; readonly context: Asked };
  readonly given: Contest['given'];
}

const pair: fc.Arbitrary<Pair> = fc
  .tuple(contest, fc.constantFrom(...KINDS), fc.constantFrom(...BASES), fc.constantFrom(...BASES), fc.nat({ max: 3 }))
  .map(([{ negotiation, context, given }, kind, one, other, replaced]) => {
    const { redLines } = negotiation;
    const shifted = redLines.map((line, at) =>
      at < replaced ? { ...line, holds: redLines[(at + 1) % redLines.length]!.holds } : line,
    );
    return {
      kind,
      given,
      left: { negotiation, context: { ...context, basis: one } },
      right: { negotiation: { ...negotiation, redLines: shifted }, context: { ...context, basis: other } },
    };
  });

const askedOf = ({ kind, given }: Pair): Nested =>
  kind === 'check'
    ? { kind, terms: given }
    : kind === 'zone'
      ? { kind, given, count: false, values: false, robust: false, sample: 0, seed: 0 }
      : { kind, given, limit: 10 };

function ask(of: Pair, budget = LARGE): DifferenceAnswer {
  const asked = askedOf(of);
  const side = ({ negotiation, context }: Pair['left']) => ({ scenario: compile(negotiation, context), asked });
  return difference(side(of.left), side(of.right), (one, share) => answerTo(one.asked, one.scenario, share), budget);
}

/** One case in which changed lines stand twice, as they are on either side. */
function bothIn(of: Pair): {
  merged: Case;
  changed: string[];
  lines: (taken: readonly string[], mirrored: boolean) => string[];
} {
  const left = caseOf(of.left.negotiation, of.left.context);
  const right = caseOf(of.right.negotiation, of.right.context);
  const textOf = ({ redLines, preconditions }: Negotiation) =>
    new Map([...redLines, ...preconditions].map(({ id, holds }) => [id, holds]));
  const [texts, others] = [textOf(of.left.negotiation), textOf(of.right.negotiation)];
  const idsOf = ({ parties }: Case) => new Set(parties.flatMap(({ lines }) => lines.map(({ id }) => id)));
  const [here, there] = [idsOf(left), idsOf(right)];
  const changed = [...new Set([...here, ...there])].filter(
    (id) => here.has(id) !== there.has(id) || texts.get(id) !== others.get(id),
  );
  const parties = left.parties.map((party, at) => ({
    ...party,
    lines: [
      ...party.lines.map((line) => ({ ...line, id: `left ${line.id}` })),
      ...right.parties[at]!.lines.map((line) => ({ ...line, id: `right ${line.id}` })),
    ],
  }));
  const lines = (taken: readonly string[], mirrored: boolean) => {
    const [own, other] = mirrored ? ['right', 'left'] : ['left', 'right'];
    const [ownIds, otherIds] = mirrored ? [there, here] : [here, there];
    const kept = [...ownIds].filter((id) => !taken.includes(id)).map((id) => `${own} ${id}`);
    return [...kept, ...taken.filter((id) => otherIds.has(id)).map((id) => `${other} ${id}`)];
  };
  return { merged: { ...left, parties }, changed: changed.sort(), lines };
}

/** none, some or all of what is allowed is agreed on; of a zone only whether any is. */
function standsWith(of: Pair, merged: Case, lines: readonly string[]): number {
  const allowed = merged.points.filter(
    (point) => has(point, of.given) && merged.rules.every((rule) => rule.holdsAt(point)),
  );
  const deciding = bindingLines(merged).map(({ id }) => id);
  const agreed = allowed.filter((point) =>
    agrees(
      merged,
      lines.filter((id) => deciding.includes(id)),
      point,
    ),
  );
  if (of.kind === 'check' && allowed.length > 0 && agreed.length === allowed.length) return 2;
  return Number(agreed.length > 0);
}

function causesOf(of: Pair) {
  const { merged, changed, lines } = bothIn(of);
  const [left, right] = [standsWith(of, merged, lines([], false)), standsWith(of, merged, lines([], true))];
  const from = (mirrored: boolean) => {
    const [before, goal] = mirrored ? [right, left] : [left, right];
    const moved = (taken: readonly string[]) => {
      const after = standsWith(of, merged, lines(taken, mirrored));
      return goal < before ? after < before : after > before;
    };
    return left === right ? [] : minimal(changed, moved);
  };
  return {
    fromLeft: from(false),
    fromRight: from(true),
    replaced: changed.some((id) => lines([], false).includes(`left ${id}`) && lines([], true).includes(`right ${id}`)),
  };
}

const joined = (sets: readonly (readonly string[])[]) => sets.map((set) => set.join()).sort();

describe('laws of differences', () => {
  test('LAW: the causes are all minimal sets of statements that make the difference', () => {
    const seen = { differ: 0, several: 0, larger: 0, replaced: 0 };
    fc.assert(
      fc.property(pair, (of) => {
        const { causes, complete } = ask(of);
        const expected = causesOf(of);
        expect(complete).toBe(true);
        expect([joined(causes!.fromLeft), joined(causes!.fromRight)]).toEqual([expected.fromLeft, expected.fromRight]);
        const sets = [...expected.fromLeft, ...expected.fromRight];
        seen.differ += Number(sets.length > 0);
        seen.several += Number(expected.fromLeft.length > 1);
        seen.larger += Number(sets.some((set) => set.includes(',')));
        seen.replaced += Number(sets.length > 0 && expected.replaced);
      }),
      runs(250),
    );
    for (const count of Object.values(seen)) expect(count).toBeGreaterThan(5);
  });

  test('LAW: both answers are those of the question asked alone, and what is the same on both sides is no change', () => {
    fc.assert(
      fc.property(pair, (of) => {
        const { left, right, changes } = ask(of);
        const alone = ({ negotiation, context }: Pair['left']) => {
          const { steps: _, ...answer } = answerTo(askedOf(of), compile(negotiation, context), LARGE) as {
            steps: number;
          };
          return answer;
        };
        expect([left, right]).toEqual([alone(of.left), alone(of.right)]);
        expect(ask({ ...of, right: of.left }).changes).toEqual([]);
        for (const change of changes) expect(change.left).not.toEqual(change.right);
        const mirrored = ask({ ...of, left: of.right, right: of.left }).changes;
        const turned = changes.map((change) => ({ ...change, left: change.right, right: change.left }));
        const inOrder = (list: readonly object[]) => list.map((one) => JSON.stringify(one)).sort();
        expect(inOrder(mirrored)).toEqual(inOrder(turned));
      }),
      runs(60),
    );
  });

  test('LAW: what is listed over any budget is true', () => {
    fc.assert(
      fc.property(pair, (of) => {
        const expected = causesOf(of);
        for (const budget of LADDER) {
          const { causes } = ask(of, budget);
          for (const set of joined(causes!.fromLeft)) expect(expected.fromLeft).toContain(set);
          for (const set of joined(causes!.fromRight)) expect(expected.fromRight).toContain(set);
        }
      }),
      runs(30),
    );
  });
});
