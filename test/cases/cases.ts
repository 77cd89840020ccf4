import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { CheckAnswer, LineAnswer } from '../../src/reasoning/answer.ts';
import type { Terms } from '../oracle/check.ts';

/** A question about a shipped negotiation and what its answer must say: tried through the core and over HTTP. */
export interface GoldenCase {
  readonly name: string;
  /** The id of a seed. */
  readonly negotiation: string;
  readonly context?: { asOf?: string; basis?: 'declared' | 'assessed' | 'both'; perspective?: string };
  readonly question: 'check';
  readonly deal?: string;
  readonly terms?: Terms;
  /** Matched by the answer in brief: of an object these fields, of a list exactly these members. */
  readonly expect: object;
}

const HERE = new URL('.', import.meta.url);

export function goldenCases(): GoldenCase[] {
  const files = readdirSync(HERE).filter((name) => name.endsWith('.yaml'));
  return files
    .sort()
    .flatMap((name) => parse(readFileSync(new URL(name, HERE), 'utf8'), { merge: true }) as GoldenCase[]);
}

/** A shipped negotiation's document, not yet looked at. */
export const seed = (id: string): object => parse(readFileSync(new URL(`../../seed/${id}.yaml`, HERE), 'utf8'));

/** An answer as a case speaks of it: lists by id, so that a case can name what it means and leave out the rest. */
export function inBrief({ parties, conflicts, rules, ...said }: CheckAnswer) {
  const lines = parties.flatMap((party) => [...party.preconditions, ...party.redLines]);
  return {
    ...said,
    parties: Object.fromEntries(
      parties.map(({ preconditions, redLines, ...party }) => {
        const own = [...preconditions, ...redLines];
        const having = (...statuses: string[]) => ids(own.filter(({ status }) => statuses.includes(status)));
        return [
          party.party,
          {
            ...party,
            inForce: ids(own),
            crossed: having('crossed', 'unmet'),
            respected: having('respected', 'met'),
            open: having('undetermined'),
          },
        ];
      }),
    ),
    lines: Object.fromEntries(
      lines.map((line) => [
        line.id,
        { ...line, terms: termsOf(line.terms), needed: line.needed.map(({ text }) => text) },
      ]),
    ),
    broken: ids(rules),
    conflicts: conflicts
      .map(({ members, terms }) => ({ lines: ids(members), terms: termsOf(terms) }))
      .sort((a, b) => (a.lines.join() < b.lines.join() ? -1 : 1)),
  };
}

const ids = (lines: readonly LineAnswer[]) => lines.map(({ id }) => id).sort();
/** As a list, so that a case names all of them. */
const termsOf = (terms: LineAnswer['terms']) => terms.map(({ issue, value }) => `${issue}: ${value}`).sort();
