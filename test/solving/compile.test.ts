import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountOf } from '../../src/solving/account.ts';
import { type Compiled, compile, copyFor } from '../../src/solving/compile.ts';
import type { Node } from '../../src/solving/diagram.ts';
import type { Formula } from '../../src/solving/formula.ts';
import { partitionOf } from '../../src/solving/partition.ts';
import type { Problem } from '../../src/solving/problem.ts';
import { runs } from '../laws/runs.ts';
import { formula, problem } from './arbitraries.ts';
import { everyRow, isTrue, rowsUnder } from './brute-force.ts';
import { compiled, holdsAt, PLENTY } from './compiled.ts';

const alone = (sizes: readonly number[], line: Formula): Problem => ({ sizes, hard: [], lines: [line] });

describe('compile', () => {
  it('LAW: hard, each line and the zone hold at exactly the rows where their formulas do', () => {
    fc.assert(
      fc.property(problem(), (asked) => {
        const found = compiled(asked)!;
        const rows = everyRow(asked.sizes);
        const where = (node: Node) => rows.filter((row) => holdsAt(found, node, row));
        expect(where(found.hard)).toEqual(rowsUnder(asked, []));
        expect(where(found.zone)).toEqual(rowsUnder(asked, [...asked.lines.keys()]));
        for (const [line, node] of found.lines.entries()) {
          expect(where(node)).toEqual(rows.filter((row) => isTrue(asked.lines[line]!, row)));
        }
      }),
      runs(300),
    );
  });

  it('LAW: a sum is right, alone or within other formulas, with amounts no double holds', () => {
    const sizes = [4, 3, 5, 2];
    fc.assert(
      fc.property(formula(sizes, 3), (line) => {
        const found = compiled(alone(sizes, line))!;
        for (const row of everyRow(sizes)) expect(holdsAt(found, found.zone, row)).toBe(isTrue(line, row));
      }),
      runs(600),
    );
  });

  it('LAW: within any limits the zone is right or null', () => {
    fc.assert(
      fc.property(problem(), fc.nat(600), fc.nat(300_000), (asked, steps, bytes) => {
        const found = compiled(asked, { steps, bytes });
        if (found === null) return;
        const rows = everyRow(asked.sizes).filter((row) => holdsAt(found, found.zone, row));
        expect(rows).toEqual(rowsUnder(asked, [...asked.lines.keys()]));
        expect(found.diagram.bytes).toBeLessThanOrEqual(bytes);
      }),
      runs(300),
    );
  });

  it('is the same for the same problem', () => {
    fc.assert(
      fc.property(problem(), (asked) => {
        const spent = () => {
          const account = accountOf(PLENTY);
          const { zone, layout } = compile(asked, partitionOf(asked, account)!, account)!;
          return { zone, spent: account.spent, variables: layout.variables };
        };
        expect(spent()).toEqual(spent());
      }),
      runs(50),
    );
  });

  it('LAW: a copy holds at the same rows, and what is asked of it costs the same whatever was asked before', () => {
    fc.assert(
      fc.property(problem(), (asked) => {
        const found = compiled(asked)!;
        const askOf = (copy: Compiled) => {
          const { diagram, hard, zone, lines } = copy;
          const asides = [diagram.not(hard), ...lines.map((line) => diagram.iff(line, zone))];
          return { asides, spent: diagram.account.spent };
        };
        const first = copyFor(found, accountOf(PLENTY))!;
        for (const row of everyRow(asked.sizes)) {
          expect(holdsAt(first, first.zone, row)).toBe(holdsAt(found, found.zone, row));
          expect(holdsAt(first, first.hard, row)).toBe(holdsAt(found, found.hard, row));
        }
        const answer = askOf(first);
        found.diagram.forall(found.diagram.not(found.zone), [0]);
        expect(askOf(copyFor(found, accountOf(PLENTY))!)).toEqual(answer);
      }),
      runs(100),
    );
  });

  it('keeps a sum of two variables of ten thousand values small', () => {
    const part = (variable: number) => ({ kind: 'linear' as const, variable, weight: 10n ** 18n });
    const sum: Formula = { kind: 'sum', parts: [part(0), part(1)], low: 12_000n * 10n ** 18n, high: null };
    const found = compiled(alone([10_000, 10_000], sum))!;
    expect(found.diagram.bytes).toBeLessThan(4_000_000);
    expect([holdsAt(found, found.zone, [6000, 6000]), holdsAt(found, found.zone, [6000, 5999])]).toEqual([true, false]);
  });

  it('shares the sums that no bound tells apart, however large the amounts', () => {
    const sizes = new Array<number>(24).fill(2);
    const parts = sizes.map((_, variable) => ({
      kind: 'linear' as const,
      variable,
      weight: 2n ** 80n + BigInt(variable),
    }));
    const found = compiled(alone(sizes, { kind: 'sum', parts, low: 12n * 2n ** 80n + 1_000n, high: null }))!;
    expect(found.diagram.nodes.count).toBeLessThan(2000);
  });

  it('says which limit stopped it', () => {
    const sizes = new Array<number>(16).fill(16);
    const pairs = sizes.flatMap((_, one) => sizes.map((_, other) => [one, other] as const)).filter(([a, b]) => a < b);
    const apart = pairs.map(
      ([one, other]): Formula => ({
        kind: 'not',
        operand: {
          kind: 'sum',
          parts: [
            { kind: 'linear', variable: one, weight: 1n },
            { kind: 'linear', variable: other, weight: -1n },
          ],
          low: 0n,
          high: 0n,
        },
      }),
    );
    let polls = 0;
    const poll = () => {
      polls++;
      return false;
    };
    for (const [stopped, limits] of [
      ['bytes', { steps: 1e12, bytes: 2 ** 21 }],
      ['steps', { steps: 2e5, bytes: 2 ** 28, expired: poll }],
      ['time', { steps: 1e12, bytes: 2 ** 28, expired: () => true }],
    ] as const) {
      const account = accountOf(limits);
      const asked = { sizes, hard: [], lines: apart };
      const partition = partitionOf(asked, accountOf(PLENTY))!;
      expect(compile(asked, partition, account)).toBeNull();
      expect(account.stopped).toBe(stopped);
    }
    // The clock is asked every thousand steps or so: no more were made than allowed.
    expect(polls).toBeLessThan(2e5 / 1000);
  });
});
