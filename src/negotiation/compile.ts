import { encode, sizeOf } from '../language/domain.ts';
import { parse } from '../language/parse.ts';
import { rational, toText } from '../language/rational.ts';
import { constraintOf, thresholdConstraint } from './constraint.ts';
import type { ResolvedContext } from './context.ts';
import { bindingLine, demandsOf } from './demands.ts';
import { absenceIn, isWithin } from './in-force.ts';
import { type Circumstance, domainOf, type Issue } from './issue.ts';
import type { Agreement, Document } from './negotiation.ts';
import type { Party } from './party.ts';
import type { Preferences } from './preferences.ts';
import type { Rule } from './rule.ts';
import type { Line, Member, Scenario, ScenarioParty, Slot } from './scenario.ts';
import type { Position, Precondition, RedLine } from './statement.ts';
import { type Wanted, wantedBy } from './wanted.ts';
import { compileWorth, type Worth } from './worth.ts';

/** What was compiled before, of one document: expressions by their text, and what does not hang on the day. */
export interface Compiled {
  readonly expressions: Map<string, Pick<Line, 'expression' | 'constraint'>>;
  readonly lines: Map<RedLine | Precondition | Rule, Line>;
  readonly worths: Map<Preferences, Worth>;
  readonly issues: Map<Issue, Slot>;
}

export const compiledBefore = (): Compiled => ({
  expressions: new Map(),
  lines: new Map(),
  worths: new Map(),
  issues: new Map(),
});

/** What is kept under a key; made where it is not there yet. */
function kept<K, V>(known: Map<K, V>, key: K, make: () => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make();
  known.set(key, made);
  return made;
}

/** What expressions are compiled with. */
interface Names {
  readonly slotOf: Scenario['slotOf'];
  readonly compiled: Compiled;
}

/**
 * A sound negotiation seen in one context. The perspective must be one it has.
 * Cost: each expression in force is parsed and compiled once.
 * @param compiled shared by several contexts of the same document, so that it is once for all of them
 */
export function compile(document: Document, context: ResolvedContext, compiled: Compiled = compiledBefore()): Scenario {
  const slots = slotsOf(document, context.asOf, compiled);
  const slotOf = new Map(slots.map((slot, at) => [slot.id, { ...slot, slot: at }]));
  const names = { slotOf, compiled };
  const absence = absenceIn(document, context);
  const inForce = (record: Parameters<typeof absence>[0]) => absence(record) === null;
  const reds = groupByParty(document.redLines.filter(inForce));
  const conditions = groupByParty(document.preconditions.filter(inForce));
  const positions = groupByParty(document.positions.filter(inForce));
  const preferences = new Map(document.preferences.filter(inForce).map((one) => [one.party, one]));
  const deals = new Map(document.deals.map((deal) => [deal.id, deal]));
  const parties = document.parties.toSorted(byId).map((party): ScenarioParty => {
    const lines = [...(conditions.get(party.id) ?? []), ...(reds.get(party.id) ?? [])].sort(byId);
    const compiled = compileParty(party, lines, preferences.get(party.id), names, (id) => deals.get(id)!.terms);
    return { ...compiled, positions: wantedOf(positions.get(party.id) ?? [], names) };
  });
  const rules = document.rules.toSorted(byId).map((rule) => kept(compiled.lines, rule, () => ruleLine(rule, names)));
  const { agreement } = document.negotiation;
  const members = membersOf(parties, agreement);
  const demands = demandsOf(agreement, members, () => true);
  return { context, slots, slotOf, parties, rules, members, agreement, demands };
}

/** Under unanimity who is not advisory; under a quorum who is on the list. */
function membersOf(parties: readonly ScenarioParty[], agreement: Agreement): Member[] {
  const decides = (party: ScenarioParty) =>
    agreement.kind === 'quorum' ? agreement.of.includes(party.id) : party.consent !== 'advisory';
  return parties.filter(decides).map((party) => ({
    party,
    lines: party.lines.map((line) => bindingLine(party, line)),
  }));
}

const wantedOf = (positions: readonly Position[], { slotOf }: Names): Wanted[] =>
  positions.toSorted(byId).map((position) => wantedBy(position, slotOf.get(position.issue)!));

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

function slotsOf(document: Document, asOf: string, { issues }: Compiled): Slot[] {
  const steps = document.issues.filter((issue) => issue.type === 'step').length;
  const slot = (named: Issue | Circumstance, kind: Slot['kind']): Slot => {
    const domain = domainOf(named, steps);
    const options = 'options' in named ? named.options : 'levels' in named ? named.levels : [];
    const titles = new Map(options.map((option) => [option.id, option.title ?? option.id]));
    const dated = 'values' in named ? named.values.find((value) => isWithin(asOf, value.from, value.to)) : undefined;
    const known = dated === undefined ? null : (encode(domain, dated.value) as number);
    const titleOf = (value: string) => titles.get(value) ?? value;
    const { id, title, group = null } = named;
    return { id, title, group, domain, size: sizeOf(domain), kind, known, titleOf };
  };
  const all = [
    ...document.issues.map((issue) => kept(issues, issue, () => slot(issue, 'issue'))),
    ...document.circumstances.map((circumstance) => slot(circumstance, 'circumstance')),
  ];
  return all.sort(byId);
}

function groupByParty<S extends { party: string }>(statements: readonly S[]): Map<string, S[]> {
  const groups = new Map<string, S[]>();
  for (const statement of statements) {
    const group = groups.get(statement.party);
    if (group) group.push(statement);
    else groups.set(statement.party, [statement]);
  }
  return groups;
}

function compileParty(
  party: Party,
  statements: readonly (RedLine | Precondition)[],
  preferences: Preferences | undefined,
  names: Names,
  termsOf: (deal: string) => Record<string, unknown>,
): Omit<ScenarioParty, 'positions'> {
  const worth =
    preferences === undefined
      ? null
      : kept(names.compiled.worths, preferences, () => compileWorth(preferences, names.slotOf, termsOf));
  const lines = statements.map((one) => kept(names.compiled.lines, one, () => statementLine(one, names)));
  if (worth?.binding && worth.reservation !== null) {
    const threshold = toText(rational(worth.reservation, worth.scale));
    lines.push({
      id: `${party.id}:reservation`,
      party: party.id,
      kind: 'reservation',
      title: 'reservation value',
      text: `a deal is worth at least ${threshold} to ${party.name}, or it would rather have none`,
      holds: `worth >= ${threshold}`,
      basis: null,
      confidence: preferences!.confidence,
      citations: preferences!.citations,
      constraint: thresholdConstraint(worth, worth.reservation),
      expression: null,
    });
  }
  const condition = party.consentWhen === undefined ? null : compiledFrom(party.consentWhen, names).constraint;
  return { id: party.id, name: party.name, consent: party.consent, condition, lines, worth };
}

function statementLine(statement: RedLine | Precondition, names: Names): Line {
  const { id, party, title, text, holds, basis, confidence, citations } = statement;
  const said = { id, party, title, text, holds, basis, confidence, citations, ...compiledFrom(holds, names) };
  return 'stage' in statement
    ? { ...said, kind: 'precondition', stage: statement.stage }
    : { ...said, kind: 'redLine' };
}

function ruleLine({ id, title, text, holds }: Rule, names: Names): Line {
  const said = { id, party: null, title, text, holds, basis: null, confidence: 1, citations: [] };
  return { ...said, kind: 'rule', ...compiledFrom(holds, names) };
}

const compiledFrom = (text: string, { slotOf, compiled }: Names) =>
  kept(compiled.expressions, text, () => {
    const { expression } = parse(text);
    if (expression === undefined) throw new Error(`compile: an unsound expression: ${text}`);
    return { expression, constraint: constraintOf(expression, slotOf) };
  });
