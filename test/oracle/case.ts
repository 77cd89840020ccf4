import type { Domain, Value } from '../../src/language/domain.ts';
import type { Expression } from '../../src/language/expression.ts';
import { parse } from '../../src/language/parse.ts';
import { domainOf } from '../../src/negotiation/issue.ts';
import type { Document } from '../../src/negotiation/negotiation.ts';
import type { Party } from '../../src/negotiation/party.ts';
import type { Preferences } from '../../src/negotiation/preferences.ts';
import type { Precondition, RedLine } from '../../src/negotiation/statement.ts';
import { holds, type Values } from './evaluate.ts';
import { type Fraction, fractionOf, notBelow, plus, times, ZERO } from './fraction.ts';

/**
 * A negotiation in a context as semantics 1 to 4 and 7 describe it, read straight from the records: every point
 * there is, with decoded values, and every line as a question to a point. Naive, small cases only.
 */
export interface Case {
  /** Issues and circumstances, in byte order. */
  readonly names: readonly string[];
  readonly domains: ReadonlyMap<string, Domain>;
  readonly isIssue: (name: string) => boolean;
  /** Circumstances whose value is known. */
  readonly known: ReadonlySet<string>;
  /** Every value of a name that this context leaves possible: all of an issue's, one of a known circumstance's. */
  readonly valuesOf: (name: string) => readonly Value[];
  /** All combinations of those. */
  readonly points: readonly Values[];
  readonly rules: readonly OracleLine[];
  readonly parties: readonly OracleParty[];
  /** Who must agree, how many of them, and who in any case. */
  readonly agreement: { readonly of: readonly string[]; readonly atLeast: number; readonly vetoes: readonly string[] };
}

export interface OracleLine {
  readonly id: string;
  readonly party: string | null;
  readonly kind: 'redLine' | 'precondition' | 'reservation' | 'rule';
  readonly stage?: 'talks' | 'signature';
  /** Names in the order of the text, with repetitions. */
  readonly mentioned: readonly string[];
  readonly holdsAt: (point: Values) => boolean;
}

export interface OracleParty {
  readonly id: string;
  readonly party: Party;
  readonly lines: readonly OracleLine[];
  /** Whether its consent counts at a point, its being asked at all set aside. */
  readonly countsAt: (point: Values) => boolean;
  readonly preferences: Preferences | undefined;
  readonly worthAt: (point: Values) => Fraction;
  /** What one issue brings of it. */
  readonly partAt: (issue: string, point: Values) => Fraction;
  readonly reservation: Fraction | undefined;
}

export interface Viewpoint {
  readonly asOf: string;
  readonly basis: 'declared' | 'assessed' | 'both';
  readonly perspective: string;
}

export function caseOf(document: Document, view: Viewpoint): Case {
  const steps = document.issues.filter(({ type }) => type === 'step').length;
  const all = [...document.issues, ...document.circumstances];
  const domains = new Map(all.map((one) => [one.id, domainOf(one, steps)]));
  const names = [...domains.keys()].sort();
  const known = new Map<string, Value>();
  for (const { id, values } of document.circumstances) {
    for (const { from, to, value } of values)
      if (isOn(view.asOf, from, to)) known.set(id, canonical(value, domains.get(id)!));
  }
  const valuesOf = (name: string) => (known.has(name) ? [known.get(name)!] : everyValue(domains.get(name)!));
  const issues = new Set(document.issues.map(({ id }) => id));
  const parties = document.parties.map((party) => partyOf(party, document, view, domains));
  return {
    names,
    domains,
    isIssue: (name) => issues.has(name),
    known: new Set(known.keys()),
    valuesOf,
    points: everyPoint(names, domains, valuesOf),
    rules: document.rules.map(({ id, holds: text }) => lineOf({ id, party: null, kind: 'rule' }, text)),
    parties,
    agreement: agreementOf(document),
  };
}

/** Semantics 1: unanimity of those who are not merely heard; a quorum's list replaces that. */
function agreementOf({ negotiation, parties }: Document): Case['agreement'] {
  const { agreement } = negotiation;
  if (agreement.kind === 'quorum') return agreement;
  const of = parties.filter(({ consent }) => consent !== 'advisory').map(({ id }) => id);
  return { of, atLeast: of.length, vetoes: of };
}

function partyOf(party: Party, document: Document, view: Viewpoint, domains: Case['domains']): OracleParty {
  const inForce = (statement: RedLine | Precondition) =>
    statement.party === party.id && isInForce(statement, document, view);
  const lines = [
    ...document.redLines
      .filter(inForce)
      .map(({ id, holds: text }) => lineOf({ id, party: party.id, kind: 'redLine' }, text)),
    ...document.preconditions
      .filter(inForce)
      .map(({ id, stage, holds: text }) => lineOf({ id, party: party.id, kind: 'precondition', stage }, text)),
  ];
  const preferences = document.preferences.find(
    (one) =>
      one.party === party.id && isOn(view.asOf, one.validFrom, one.validTo) && isSeen(one.perspective, document, view),
  );
  const worthAt = (point: Values) => worth(preferences!, (name) => point.get(name)!.value, domains);
  const partAt = (issue: string, point: Values) => {
    const values = Object.fromEntries(Object.entries(preferences!.values).filter(([name]) => name === issue));
    return worth({ ...preferences!, values }, (name) => point.get(name)!.value, domains);
  };
  const reservation = preferences && reservationOf(preferences, document, domains);
  if (preferences?.binding && reservation !== undefined) {
    const mentioned = Object.keys(preferences.weights).filter((name) => preferences.weights[name]! > 0);
    const holdsAt = once((point) => notBelow(worthAt(point), reservation));
    lines.push({ id: `${party.id}:reservation`, party: party.id, kind: 'reservation', mentioned, holdsAt });
  }
  const condition = party.consentWhen === undefined ? undefined : read(party.consentWhen);
  const countsAt = once((point) => condition === undefined || holds(condition, point));
  return { id: party.id, party, lines, countsAt, preferences, worthAt, partAt, reservation };
}

function lineOf(said: Pick<OracleLine, 'id' | 'party' | 'kind' | 'stage'>, text: string): OracleLine {
  const expression = read(text);
  return { ...said, mentioned: namesIn(expression), holdsAt: once((point) => holds(expression, point)) };
}

/** Asked of a point again it gives the answer it gave. */
function once(test: (point: Values) => boolean): (point: Values) => boolean {
  const known = new WeakMap<Values, boolean>();
  return (point) => {
    const answer = known.get(point) ?? test(point);
    known.set(point, answer);
    return answer;
  };
}

export function read(text: string): Expression {
  const { expression, diagnostics } = parse(text);
  if (expression === undefined) throw new Error(`${text}: ${JSON.stringify(diagnostics)}`);
  return expression;
}

/** The spans say where a name stands; every node is looked at. */
function namesIn(expression: Expression): string[] {
  const found: { start: number; name: string }[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if ('kind' in node && node.kind === 'name') {
      const { name, span } = node as unknown as { name: string; span: { start: number } };
      found.push({ start: span.start, name });
    }
    Object.values(node).forEach(visit);
  };
  visit(expression);
  return found.sort((a, b) => a.start - b.start).map(({ name }) => name);
}

// Contexts (semantics 7)

const isOn = (day: string, from: string | undefined, to: string | undefined) =>
  !(from !== undefined && day < from) && !(to !== undefined && day > to);

export function isInForce(statement: RedLine | Precondition, document: Document, view: Viewpoint): boolean {
  return (
    isOn(view.asOf, statement.validFrom, statement.validTo) &&
    (view.basis === 'both' || view.basis === statement.basis) &&
    isSeen(statement.perspective, document, view) &&
    !isSuppressed(statement.id, document, view.perspective)
  );
}

/** Whether a perspective is this one or one it inherits from. */
function isSeen(perspective: string, document: Document, view: Viewpoint): boolean {
  if (perspective === view.perspective) return true;
  const here = document.perspectives.find(({ id }) => id === view.perspective);
  return here !== undefined && isSeen(perspective, document, { ...view, perspective: here.inherits });
}

/** Whether this perspective or one it inherits from suppresses a statement. */
function isSuppressed(statement: string, document: Document, perspective: string): boolean {
  const here = document.perspectives.find(({ id }) => id === perspective);
  if (here === undefined) return false;
  return here.suppresses.includes(statement) || isSuppressed(statement, document, here.inherits);
}

// Values

/** In domain order: of a set's subsets those without its last option first, each half likewise. */
export function everyValue(domain: Domain): readonly Value[] {
  switch (domain.type) {
    case 'boolean':
      return [false, true];
    case 'categorical':
      return domain.options;
    case 'ordinal':
      return domain.levels;
    case 'integer': {
      const values: number[] = [];
      for (let value = domain.min; value <= domain.max; value += domain.step) values.push(value);
      return values;
    }
    case 'decimal': {
      const { digits } = domain;
      const scaled = (text: string) => Math.round(Number(text) * 10 ** digits);
      const values: string[] = [];
      for (let value = scaled(domain.min); value <= scaled(domain.max); value += scaled(domain.step)) {
        values.push((value / 10 ** digits).toFixed(digits));
      }
      return values;
    }
    case 'date': {
      const values: string[] = [];
      for (let day = Date.parse(domain.min); day <= Date.parse(domain.max); day += 86_400_000) {
        values.push(new Date(day).toISOString().slice(0, 10));
      }
      return values;
    }
    case 'set':
      return domain.options.reduce<string[][]>(
        (subsets, option) => subsets.concat(subsets.map((subset) => [...subset, option])),
        [[]],
      );
    case 'step':
      return ['never', ...Array.from({ length: domain.ranks }, (_, at) => at + 1)];
  }
}

/** The value among all of a domain's that a record means. */
export function canonical(value: unknown, domain: Domain): Value {
  const same = (one: Value) => {
    if (domain.type === 'set') return [...(value as string[])].sort().join() === [...(one as string[])].sort().join();
    return domain.type === 'decimal' ? Number(value) === Number(one) : value === one;
  };
  return everyValue(domain).find(same)!;
}

function everyPoint(names: readonly string[], domains: Case['domains'], valuesOf: Case['valuesOf']): Values[] {
  let points: Map<string, { value: Value; domain: Domain }>[] = [new Map()];
  for (const name of names) {
    const domain = domains.get(name)!;
    const sides = valuesOf(name).map((value) => ({ value, domain }));
    points = points.flatMap((point) => sides.map((side) => new Map(point).set(name, side)));
  }
  return points;
}

// Worth (semantics 1, preferences)

function reservationOf(preferences: Preferences, document: Document, domains: Case['domains']): Fraction | undefined {
  const { reservation } = preferences;
  if (reservation === undefined) return undefined;
  if ('value' in reservation) return fractionOf(reservation.value);
  const { terms } = document.deals.find(({ id }) => id === reservation.deal)!;
  return worth(preferences, (name) => canonical(terms[name], domains.get(name)!), domains);
}

/** Σ weight × value function, divided by Σ weight. */
function worth({ weights, values }: Preferences, take: (name: string) => Value, domains: Case['domains']): Fraction {
  let [sum, total] = [ZERO, ZERO];
  for (const [name, weight] of Object.entries(weights)) {
    if (weight === 0) continue;
    total = plus(total, fractionOf(weight));
    sum = plus(sum, times(fractionOf(weight), worthOfValue(values[name], take(name), domains.get(name)!)));
  }
  return { over: sum.over * total.under, under: sum.under * total.over };
}

/** An issue without a value function brings nothing. */
function worthOfValue(values: Preferences['values'][string] | undefined, value: Value, domain: Domain): Fraction {
  if (values === undefined) return ZERO;
  if (!Array.isArray(values)) {
    if (domain.type !== 'set') return fractionOf(values[String(value)]!);
    return (value as string[]).map((option) => fractionOf(values[option]!)).reduce(plus, ZERO);
  }
  const place = (x: unknown) =>
    domain.type === 'date' ? fractionOf(Date.parse(String(x)) / 86_400_000) : fractionOf(x as string | number);
  const corners = values.map(([x, y]) => ({ x: place(x), y: fractionOf(y) }));
  const here = place(value);
  const [first, last] = [corners[0]!, corners.at(-1)!];
  if (notBelow(first.x, here)) return first.y;
  if (notBelow(here, last.x)) return last.y;
  const next = corners.findIndex(({ x }) => notBelow(x, here));
  const [left, right] = [corners[next - 1]!, corners[next]!];
  const minus = (a: Fraction, b: Fraction) => plus(a, times(b, fractionOf(-1)));
  const [run, width] = [minus(here, left.x), minus(right.x, left.x)];
  const share = { over: run.over * width.under, under: run.under * width.over };
  return plus(left.y, times(share, minus(right.y, left.y)));
}
