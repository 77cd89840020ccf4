import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type {
  CheckAnswer,
  ConflictsAnswer,
  LineAnswer,
  NearestAnswer,
  ZoneAnswer,
} from '../../src/reasoning/answer.ts';
import type { ComparisonAnswer, Metric } from '../../src/reasoning/comparison-answer.ts';
import type { Terms } from '../oracle/check.ts';

/** A question about a document and what its answer must say: tried through the core and over HTTP. */
export interface GoldenCase {
  readonly name: string;
  /** The id of a seed, or of a document beside these cases. */
  readonly negotiation: string;
  /** The document told otherwise, under an id of its own. */
  readonly variant?: Variant;
  readonly context?: { asOf?: string; basis?: 'declared' | 'assessed' | 'both'; perspective?: string };
  readonly question: 'check' | 'zone' | 'conflicts' | 'nearest' | 'comparison';
  readonly deal?: string;
  readonly terms?: Terms;
  readonly given?: Terms;
  /** What a question asks beside; what is left out is as over HTTP. */
  readonly count?: boolean;
  readonly values?: boolean;
  readonly weights?: Readonly<Record<string, number>>;
  readonly keep?: readonly string[];
  readonly limit?: number;
  readonly parties?: readonly (string | { party: string; basis: 'declared' | 'assessed' | 'both' })[];
  readonly metric?: Metric;
  /** Matched by the answer in brief: of an object these fields, of a list exactly these members. */
  readonly expect: object;
}

interface Variant {
  readonly id: string;
  readonly agreement?: object;
  /** One perspective more. */
  readonly perspective?: object;
}

const HERE = new URL('.', import.meta.url);

export function goldenCases(): GoldenCase[] {
  const files = readdirSync(HERE).filter((name) => name.endsWith('.yaml'));
  return files
    .sort()
    .flatMap((name) => parse(readFileSync(new URL(name, HERE), 'utf8'), { merge: true }) as GoldenCase[]);
}

type Sent = { readonly negotiation: object; readonly perspectives?: readonly object[] };

/** The document a case is about, not yet looked at. */
export function documentOf({ negotiation, variant }: GoldenCase): object {
  const document: Sent = parse(readFileSync(new URL(`../../seed/${negotiation}.yaml`, HERE), 'utf8'));
  if (variant === undefined) return document;
  const { id, agreement, perspective } = variant;
  return {
    ...document,
    negotiation: { ...document.negotiation, id, ...(agreement === undefined ? {} : { agreement }) },
    perspectives: [...(document.perspectives ?? []), ...(perspective === undefined ? [] : [perspective])],
  };
}

/** The id under which its document is stored. */
export const idOf = ({ negotiation, variant }: GoldenCase): string => variant?.id ?? negotiation;

/** The body of the question, its context aside. */
export function askedOf({
  deal,
  terms,
  given,
  count,
  values,
  weights,
  keep,
  limit,
  parties,
  metric,
}: GoldenCase): object {
  const said = { deal, terms, given, count, values, weights, keep, limit, parties, metric };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** An answer as a case speaks of it: lists by id, so that a case can name what it means and leave out the rest. */
export function inBrief(
  question: GoldenCase['question'],
  answer: CheckAnswer | ComparisonAnswer | ConflictsAnswer | NearestAnswer | ZoneAnswer,
): object {
  if (question === 'check') return checkInBrief(answer as CheckAnswer);
  if (question === 'comparison') return comparisonInBrief(answer as ComparisonAnswer);
  return question === 'conflicts' ? conflictsInBrief(answer as ConflictsAnswer) : answer;
}

function checkInBrief({ parties, conflicts, rules, ...said }: CheckAnswer) {
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

/** Each conflict by its lines; each concession by its lines, with what its members are loosened to. */
function conflictsInBrief({ conflicts, concessions, ...said }: ConflictsAnswer) {
  return {
    ...said,
    conflicts: conflicts.map(({ members }) => ids(members)).sort(byText),
    concessions: concessions
      .map(({ members, relaxations }) => ({
        lines: ids(members),
        to: relaxations.map(({ id, to }) => `${id}: ${to}`).sort(),
      }))
      .sort((a, b) => byText(a.lines, b.lines)),
  };
}

/** Each issue by its id; each pair of opposed lines; room by party and issue, all of it. */
function comparisonInBrief({
  issues,
  groups,
  preconditionsAgainstRedLines,
  bargainingRoom,
  ...said
}: ComparisonAnswer) {
  const room = (party: string) => bargainingRoom!.filter((one) => one.party === party);
  return {
    ...said,
    issues: Object.fromEntries(issues.map((one) => [one.issue, one])),
    groups: Object.fromEntries(groups.map((one) => [one.group, one])),
    opposed: preconditionsAgainstRedLines
      .map(({ precondition, redLine }) => `${precondition.id} against ${redLine.id}`)
      .sort(),
    room: Object.fromEntries(
      said.parties.map(({ party }) => [
        party,
        room(party).map(({ issue, declared, assessed }) => ({ issue, declared, assessed })),
      ]),
    ),
  };
}

const byText = (a: readonly string[], b: readonly string[]) => (a.join() < b.join() ? -1 : 1);
const ids = (lines: readonly LineAnswer[]) => lines.map(({ id }) => id).sort();
/** As a list, so that a case names all of them. */
const termsOf = (terms: LineAnswer['terms']) => terms.map(({ issue, value }) => `${issue}: ${value}`).sort();
