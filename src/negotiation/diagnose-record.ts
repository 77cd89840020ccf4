import { domainFaults, encode, hasSoundBounds, isOrdered } from '../language/domain.ts';
import { RESERVED_WORDS } from '../language/expression.ts';
import type { Deal } from './deal.ts';
import {
  citationFaults,
  expressionFaults,
  issueFault,
  periodFaults,
  referenceFaults,
  termsFaults,
  valueFaults,
} from './diagnose.ts';
import { diagnosePerspective } from './diagnose-perspective.ts';
import { diagnosePreferences } from './diagnose-preferences.ts';
import { diagnoseSource } from './diagnose-source.ts';
import type { Directory } from './directory.ts';
import { type Fault, pointerTo } from './fault.ts';
import { type Circumstance, domainOf, type Issue, type Value } from './issue.ts';
import type { AnyRecord, Collection, RecordOf } from './negotiation.ts';
import type { Party } from './party.ts';
import { BASELINE, type Position, type Statement } from './statement.ts';
import { isOneValue } from './wanted.ts';

type Diagnose<R> = (record: R, directory: Directory) => Fault[];

/**
 * What is wrong with one record, all of it, with pointers into the record. The directory must already hold the
 * record itself. That a shape is right (the zod schema) is known before; this is about what records say to each other.
 */
export function diagnoseRecord(collection: Collection, record: AnyRecord, directory: Directory): Fault[] {
  return (DIAGNOSES[collection] as Diagnose<AnyRecord>)(record, directory);
}

const DIAGNOSES: { readonly [C in Collection]: Diagnose<RecordOf<C>> } = {
  parties: diagnoseParty,
  issues: diagnoseNamed,
  circumstances: (circumstance, directory) => [
    ...diagnoseNamed(circumstance, directory),
    ...diagnoseValues(circumstance, directory),
  ],
  rules: (rule, directory) => expressionFaults(rule.holds, '/holds', directory),
  sources: diagnoseSource,
  perspectives: diagnosePerspective,
  positions: (position, directory) => [
    ...diagnoseStatement(position, directory),
    ...diagnoseWants(position, directory),
  ],
  preconditions: (line, directory) => [
    ...diagnoseStatement(line, directory),
    ...expressionFaults(line.holds, '/holds', directory),
  ],
  redLines: (line, directory) => [
    ...diagnoseStatement(line, directory),
    ...expressionFaults(line.holds, '/holds', directory),
  ],
  preferences: (preferences, directory) => [
    ...referenceFaults('parties', preferences.party, '/party', directory),
    ...diagnoseProvenance(preferences, directory),
    ...diagnosePreferences(preferences, directory),
  ],
  deals: diagnoseDeal,
};

function diagnoseParty(party: Party, directory: Directory): Fault[] {
  return [...consentFaults(party, directory), ...wholeFaults(party, directory)];
}

/** What a party is part of is there, and is no part of it. */
function wholeFaults({ id, partOf }: Party, directory: Directory): Fault[] {
  if (partOf === undefined) return [];
  const pointer = '/partOf';
  const { parties } = directory.records;
  if (!parties.has(partOf)) return referenceFaults('parties', partOf, pointer, directory);
  const wholes = new Set<string>();
  for (let whole: string | undefined = partOf; whole !== undefined; whole = parties.get(whole)?.partOf) {
    if (whole === id) {
      const detail = `\`${id}\` would be part of itself`;
      return [{ pointer, code: 'part_of_itself', detail, help: 'leave it out, or name what it is part of' }];
    }
    if (wholes.has(whole)) break;
    wholes.add(whole);
  }
  return [];
}

function consentFaults(party: Party, directory: Directory): Fault[] {
  const pointer = '/consentWhen';
  if (party.consent !== 'conditional') {
    if (party.consentWhen === undefined) return [];
    const detail = `\`consentWhen\` goes with \`consent: conditional\`, not with \`${party.consent}\``;
    return [{ pointer, code: 'consent_condition', detail, help: 'leave it out, or make the consent conditional' }];
  }
  if (party.consentWhen !== undefined) return expressionFaults(party.consentWhen, pointer, directory);
  const detail = 'a conditional consent needs the condition under which it is required';
  return [{ pointer, code: 'consent_condition', detail, help: 'add `consentWhen`, an expression' }];
}

/** The ranks of a step are counted by the step issues there are. */
const NO_STEPS: Fault = {
  pointer: '/type',
  code: 'domain',
  detail: 'there is no issue of type `step`, so a step has no rank',
  help: 'add such an issue, or choose another type',
};

function diagnoseNamed(named: Issue | Circumstance, directory: Directory): Fault[] {
  const faults: Fault[] = domainFaults(domainOf(named, directory.steps)).map(({ field, message, help }) =>
    field === 'ranks'
      ? NO_STEPS
      : { pointer: pointerTo('', field), code: 'domain', detail: message, ...(help && { help }) },
  );
  if (RESERVED_WORDS.has(named.id)) {
    const detail = `\`${named.id}\` is a word of the language and cannot be a name`;
    faults.push({ pointer: '/id', code: 'reserved_word', detail, help: `choose another, such as \`${named.id}_\`` });
  }
  if (directory.issues.has(named.id) && directory.circumstances.has(named.id)) {
    const detail = `\`${named.id}\` is the name of an issue and of a circumstance`;
    faults.push({ pointer: '/id', code: 'duplicate_id', detail, help: 'rename one: they share one namespace' });
  }
  return faults;
}

function diagnoseValues(circumstance: Circumstance, directory: Directory): Fault[] {
  const faults = circumstance.values.flatMap((dated, at) => [
    ...valueFaults(circumstance.id, dated.value, pointerTo('/values', at, 'value'), directory),
    ...periodFaults(dated.from, dated.to, pointerTo('/values', at, 'to')),
    ...citationFaults(dated.citations ?? [], pointerTo('/values', at, 'citations'), directory),
  ]);
  const placed = circumstance.values.map((dated, at) => ({ at, from: dated.from ?? '', to: dated.to ?? '9999-12-31' }));
  placed.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.at - b.at));
  placed.slice(1).forEach((later, before) => {
    const earlier = placed[before]!;
    if (later.from > earlier.to) return;
    const detail = `the values at ${earlier.at} and ${later.at} are both in force on ${later.from || 'the same days'}`;
    const help = 'end the earlier one the day before the later one begins';
    faults.push({ pointer: pointerTo('/values', later.at), code: 'periods_overlap', detail, help });
  });
  return faults;
}

function diagnoseStatement(statement: Statement, directory: Directory): Fault[] {
  const faults = [
    ...referenceFaults('parties', statement.party, '/party', directory),
    ...diagnoseProvenance(statement, directory),
  ];
  const kinds = (['redLines', 'preconditions', 'positions'] as const).filter((kind) =>
    directory.records[kind].has(statement.id),
  );
  if (kinds.length > 1) {
    const detail = `\`${statement.id}\` names statements of several kinds: ${kinds.join(', ')}`;
    faults.push({ pointer: '/id', code: 'duplicate_id', detail, help: 'statements share one namespace; rename one' });
  }
  return faults;
}

type Provenance = Pick<Statement, 'perspective' | 'validFrom' | 'validTo' | 'citations' | 'owner' | 'disclosure'>;

function diagnoseProvenance(record: Provenance, directory: Directory): Fault[] {
  return [
    ...(record.perspective === BASELINE
      ? []
      : referenceFaults('perspectives', record.perspective, '/perspective', directory)),
    ...periodFaults(record.validFrom, record.validTo, '/validTo'),
    ...citationFaults(record.citations, '/citations', directory),
    ...ownerFaults(record),
  ];
}

function ownerFaults(record: Pick<Statement, 'owner' | 'disclosure'>): Fault[] {
  if (record.owner !== undefined || record.disclosure === 'public' || record.disclosure === 'parties') return [];
  const detail = `nobody could see this: \`disclosure: ${record.disclosure}\` shows a record to its owner, and it has none`;
  return [{ pointer: '/owner', code: 'owner_missing', detail, help: 'say whose record it is in `owner`' }];
}

function diagnoseWants(position: Position, directory: Directory): Fault[] {
  const { issue, wants, ideal } = position;
  const of = directory.issues.get(issue);
  if (of === undefined) return [issueFault(issue, '/issue', directory)];
  const faults = ideal === undefined ? [] : valueFaults(issue, ideal, '/ideal', directory);
  if (typeof wants === 'object' && !Array.isArray(wants)) {
    return [...faults, ...rangeFaults(issue, wants, directory)];
  }
  if (Array.isArray(wants) && wants.length === 0 && of.type !== 'set') {
    const detail = `a position on \`${issue}\` wants nothing`;
    return [...faults, { pointer: '/wants', code: 'nothing_wanted', detail, help: 'list at least one value' }];
  }
  return [
    ...faults,
    ...wantedValues(wants, of.type === 'set').flatMap(({ value, pointer }) =>
      valueFaults(issue, value, pointer, directory),
    ),
  ];
}

/** A range has an end, its ends are values in order, and its issue has an order. */
function rangeFaults(issue: string, range: Exclude<Position['wants'], Value | Value[]>, directory: Directory): Fault[] {
  const pointer = '/wants';
  const domain = directory.vocabulary.get(issue)!;
  if (!isOrdered(domain)) {
    const detail = `\`${issue}\` has no order, so a range says nothing`;
    return [{ pointer, code: 'no_order', detail, help: 'give a list of values' }];
  }
  if (!hasSoundBounds(domain)) return [];
  const { from, to } = range;
  if (from === undefined && to === undefined) {
    const detail = `a range on \`${issue}\` without an end says nothing`;
    return [{ pointer, code: 'nothing_wanted', detail, help: 'give `from`, `to` or both' }];
  }
  const faults = [
    ...(from === undefined ? [] : valueFaults(issue, from, `${pointer}/from`, directory)),
    ...(to === undefined ? [] : valueFaults(issue, to, `${pointer}/to`, directory)),
  ];
  if (faults.length > 0 || from === undefined || to === undefined) return faults;
  if ((encode(domain, from) as number) <= (encode(domain, to) as number)) return [];
  const detail = `on \`${issue}\`, \`${from}\` comes after \`${to}\`: no value is in this range`;
  return [{ pointer, code: 'range_reversed', detail, help: 'swap `from` and `to`' }];
}

function wantedValues(wants: Value | Value[], isSet: boolean): { value: Value; pointer: string }[] {
  if (isOneValue(wants, isSet)) return [{ value: wants, pointer: '/wants' }];
  return wants.map((value, at) => ({ value, pointer: pointerTo('/wants', at) }));
}

function diagnoseDeal(deal: Deal, directory: Directory): Fault[] {
  return [
    ...termsFaults(deal.terms, '/terms', directory),
    ...(deal.proposedBy === undefined ? [] : referenceFaults('parties', deal.proposedBy, '/proposedBy', directory)),
    ...citationFaults(deal.citations, '/citations', directory),
    ...ownerFaults(deal),
  ];
}
