import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { print } from '../../src/language/print.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import { expression } from '../arbitraries/expressions.ts';
import { document, terms, vocabularyOf } from '../arbitraries/negotiations.ts';
import { runs } from '../laws/runs.ts';
import { type Case, caseOf } from '../oracle/case.ts';
import { conflictsOf } from '../oracle/conflicts.ts';
import type { Values } from '../oracle/evaluate.ts';
import { nearestOf } from '../oracle/nearest.ts';
import { DAY } from './cases.ts';
import { ENGINES, engine } from './engine.ts';
import { fractionText } from './fractions.ts';
import type { Place, Reading } from './plain.ts';
import { placeOf, readingOf } from './reading.ts';
import { isTrue } from './truth.ts';

const VIEW = { asOf: DAY, basis: 'both', perspective: 'baseline' } as const;

/** Without what engines are not asked about: worth, perspectives, days on which statements hold. */
const plain: fc.Arbitrary<Document> = document.map((one) => ({
  ...one,
  preferences: [],
  positions: [],
  perspectives: [],
  redLines: one.redLines.map(({ validFrom: _, validTo: __, ...line }) => ({ ...line, perspective: 'baseline' })),
  preconditions: one.preconditions.map(({ validFrom: _, validTo: __, ...line }) => ({
    ...line,
    perspective: 'baseline',
  })),
}));

/** The same with rules of every form of expression. */
const deep = plain.chain((one) =>
  fc.array(expression(vocabularyOf(one, true), 2), { minLength: 4, maxLength: 4 }).map((said): Document => {
    const rules = said.map((rule, at) => ({ id: `rule-${at}`, title: 'Rule', text: '', holds: print(rule) }));
    return { ...one, rules: rules.filter(({ holds }) => holds.length <= 4096) };
  }),
);

/** Two of three suffice, and one of them in any case. */
const outvoted = Document.parse({
  negotiation: {
    id: 'outvoted',
    title: 'Outvoted',
    agreement: { kind: 'quorum', atLeast: 2, of: ['a', 'b', 'c'], vetoes: ['b'] },
  },
  issues: [{ id: 'x', title: 'x', type: 'boolean' }],
  parties: ['a', 'b', 'c'].map((id) => ({ id, name: id })),
  redLines: [
    ['a', 'x'],
    ['b', 'not x'],
    ['c', 'x'],
  ].map(([party, holds]) => ({ id: `line-${party}`, party, title: 'Line', holds, basis: 'declared' })),
});

function placesAt(one: Document, { variables }: Reading, point: Values): Place[] {
  return variables.map((variable) => {
    const named = [...one.issues, ...one.circumstances].find(({ id }) => id === variable.name)!;
    return placeOf(named, variable, point.get(variable.name)!.value);
  });
}

/** Lines of the oracle as they count where consent depends on the deal, and rules. */
function truths(of: Case, point: Values): Map<string, boolean> {
  const lines = of.parties.flatMap(({ lines: own, countsAt }) =>
    own.map(({ id, holdsAt }) => [id, !countsAt(point) || holdsAt(point)] as const),
  );
  return new Map([...lines, ...of.rules.map(({ id, holdsAt }) => [id, holdsAt(point)] as const)]);
}

test('what is read is true of the same deals as what is written', () => {
  fc.assert(
    fc.property(deep, (one) => {
      const of = caseOf(one, VIEW);
      const reading = readingOf(one, DAY);
      for (const point of of.points.slice(0, 100)) {
        const places = placesAt(one, reading, point);
        const expected = truths(of, point);
        for (const { id, holds } of [...reading.rules, ...reading.lines]) {
          expect(isTrue(holds, places), id).toBe(expected.get(id));
        }
      }
    }),
    runs(150),
  );
});

describe.each(ENGINES)('%s', (name) => {
  const other = engine(name);
  afterAll(() => other.close());

  test('finds what trying every deal and every set of lines finds', async () => {
    const asked = plain.chain((one) => fc.tuple(fc.constant(one), terms(vocabularyOf(one)), terms(vocabularyOf(one))));
    await fc.assert(
      fc.asyncProperty(asked, async ([one, given, deal]) => {
        const of = caseOf(one, VIEW);
        const answer = await other.ask({ document: one, day: DAY, given, deal });
        if ('failed' in answer && answer.failed.includes('is too large for this engine')) return;
        const { impossible, exists, conflicts, concessions } = conflictsOf(of, given);
        const [nearest] = nearestOf(of, deal, {}, []).deals;
        expect(answer).toEqual({
          found: {
            exists,
            impossible,
            conflicts: [...conflicts].sort(),
            concessions: [...concessions].sort(),
            nearest: nearest === undefined ? null : fractionText(nearest.distance),
          },
        });
      }),
      runs(40),
    );
  });

  test('asks those who must agree in any case', async () => {
    const answer = await other.ask({ document: outvoted, day: DAY, given: {}, deal: { x: true } });
    const concessions = ['line-a', 'line-b', 'line-c'];
    const conflicts = [concessions.join()];
    expect(answer).toEqual({ found: { exists: false, impossible: false, conflicts, concessions, nearest: null } });
  });
});
