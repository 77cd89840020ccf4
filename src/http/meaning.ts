import type { FastifyRequest } from 'fastify';
import type { Fault } from '../negotiation/fault.ts';
import { COLLECTIONS } from '../negotiation/negotiation.ts';
import type { Mended } from './mend.ts';
import { Refusal } from './problem.ts';

/**
 * What in a body of the right shape does not fit what it refers to. A route says it beside its schema (`config`), and is
 * asked only where the request is refused for its shape: whatever is found is listed there too.
 */
export type Meaning = (body: never, request: FastifyRequest) => readonly Fault[] | Promise<readonly Fault[]>;

declare module 'fastify' {
  interface FastifyContextConfig {
    meaning?: Meaning;
  }
}

/** What is wrong with the meaning of a mended body, as far as it does not hang on what was mended. */
export async function faultsOfMeaning(meaning: Meaning | undefined, mended: Mended, request: FastifyRequest) {
  if (meaning === undefined) return [];
  const faults = await askedOr([], () => meaning(mended.value as never, request));
  return stillTrue(faults, mended);
}

/** What is refused for other reasons, such as a negotiation that is not there, has nothing to add. */
async function askedOr<T>(otherwise: T, ask: () => T | Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (cause) {
    if (cause instanceof Refusal) return otherwise;
    throw cause;
  }
}

/**
 * Of what is wrong with a mended value, what is wrong with the one that was sent: faults that hang on nothing that was
 * left out or replaced.
 */
export function stillTrue(faults: readonly Fault[], { value, touched, spare }: Mended): Fault[] {
  const bearing = touched.filter((pointer) => !spare.includes(pointer));
  const losses = documentsIn(value).map((base) => lostIn(bearing, value, base));
  const lost = (fault: Fault) => losses.some((of) => of(fault));
  return faults.filter((fault) => {
    if (touched.some((one) => isWithin(fault.pointer, one))) return false;
    return bearing.length === 0 || (!lost(fault) && holdsWithout(fault, bearing));
  });
}

/** Whether a pointer leads to a place or below it. */
const isWithin = (pointer: string, place: string) => pointer === place || pointer.startsWith(`${place}/`);

/** Where in a body there are documents: all of it is one, one stands within it, or one on each side. */
function documentsIn(body: unknown): string[] {
  const { negotiation, left, right } = Object(body) as { negotiation?: unknown; left?: unknown; right?: unknown };
  if (isObject(negotiation)) return ['negotiation' in negotiation ? '/negotiation' : ''];
  const holds = (side: unknown) => isObject(side) && isObject((side as { negotiation?: unknown }).negotiation);
  return [...(holds(left) ? ['/left/negotiation'] : []), ...(holds(right) ? ['/right/negotiation'] : [])];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Parts of a document that the rest of it refers to: a list, a record, its id. */
const REFERRED_TO = new RegExp(`^/(${COLLECTIONS.join('|')})(?:$|/\\d+(?:$|/id$))`);
/** What types a name that expressions may have. */
const TYPING = /^(\/(?:issues|circumstances)\/\d+)\/(?!id$|title$|description$)/;

/** What can no longer be told where parts of a document were mended that others refer to. */
function lostIn(bearing: readonly string[], body: unknown, base: string): (fault: Fault) => boolean {
  const holds = (pointer: string) => pointer !== base && isWithin(base, pointer);
  const places = bearing.flatMap((pointer) => {
    if (holds(pointer)) return [''];
    return isWithin(pointer, base) ? [pointer.slice(base.length)] : [];
  });
  if (places.includes('')) return () => true;
  const lists = places.flatMap((place) => REFERRED_TO.exec(place)?.[1] ?? []);
  const names = lists.some((list) => list === 'issues' || list === 'circumstances');
  const retyped = places.flatMap((place) => TYPING.exec(place)?.[1] ?? []);
  const ids = retyped.flatMap((place) => (valueAt(body, `${base}${place}/id`) as string | undefined) ?? []);
  return (fault) => {
    if (lists.some((list) => refersTo(fault, list))) return true;
    if (NAMES_NOTHING.includes(fault.code)) return false;
    return names || (ids.length > 0 && hangsOnNames(fault, ids, body, base));
  };
}

/** Whether a fault is said of something that refers to records of a list. */
function refersTo({ code, pointer }: Fault, list: string): boolean {
  if (!REFERS.includes(code)) return false;
  if (code === 'not_inherited') return true;
  const fields = pointer.split('/').filter((step) => step !== '' && !/^\d+$/.test(step));
  const lists = REFERRED_BY[fields.at(-1)!];
  return lists === undefined || lists.includes(list);
}

/** To records of which lists a field may refer; of other fields that is not said. */
const STATEMENTS = ['positions', 'preconditions', 'redLines'];
const REFERRED_BY: Readonly<Record<string, readonly string[]>> = {
  suppresses: STATEMENTS,
  inherits: ['perspectives'],
  perspective: ['perspectives'],
  party: ['parties'],
  of: ['parties'],
  vetoes: ['parties'],
  partOf: ['parties'],
  proposedBy: ['parties'],
  source: ['sources'],
  deal: ['deals'],
};

/** Whether a fault may be about what was said of these names. */
function hangsOnNames({ code, pointer, span }: Fault, ids: readonly string[], body: unknown, base: string): boolean {
  if (['unknown_name', 'unknown_issue'].includes(code)) return false;
  if (code === 'value_out_of_domain') {
    const steps = pointer.slice(base.length).split('/');
    const record = valueAt(body, `${base}${steps.slice(0, 3).join('/')}`) as
      | { id?: string; issue?: string }
      | undefined;
    return [...steps, record?.id, record?.issue].some((one) => one !== undefined && ids.includes(one));
  }
  if (span === undefined) return true;
  const words = String(valueAt(body, pointer)).match(/\w+/g) ?? [];
  return words.some((word) => ids.includes(word));
}

function valueAt(body: unknown, pointer: string): unknown {
  let at = body;
  for (const key of pointer.split('/').slice(1)) at = (at as Record<string, unknown> | null | undefined)?.[key];
  return at;
}

/** Said of how an expression is written, or of a record whatever issues there are. */
const NAMES_NOTHING: readonly string[] = [
  'unclosed_bracket',
  'unclosed_text',
  'unexpected_character',
  'unexpected_end',
  'unexpected_token',
  'wrong_operator',
  'wrong_quotes',
  'capitalised_keyword',
  'chained_comparison',
  'bad_number',
  'bad_text',
  'bad_date',
  'empty_text',
  'too_long',
  'too_many_tokens',
  'unknown_reference',
  'other_id',
  'duplicate_id',
  'period_reversed',
  'owner_missing',
  'consent_condition',
  'veto_not_listed',
  'quorum_too_large',
  'reserved_word',
  'domain',
  'periods_overlap',
];

/** Said of what refers to another record. */
const REFERS: readonly string[] = [
  'unknown_reference',
  'unknown_issue',
  'unknown_name',
  'not_inherited',
  'duplicate_id',
];

/** What is said of one field alone, whatever stands beside it. */
const OF_ONE_FIELD: readonly string[] = [
  'unknown_reference',
  'unknown_issue',
  'circumstance_as_issue',
  'issue_as_circumstance',
  'value_function',
  'no_weight',
  'duplicate_id',
  'other_id',
  'reserved_word',
  'inheritance_circle',
];

/** What says which values an issue or circumstance has. */
const OF_A_TYPE = ['type', 'min', 'max', 'step', 'digits', 'options', 'levels'];

/** On what else some faults hang, as places beside the fault's own: `..` is what holds it. */
const HANGS_ON: Readonly<Record<string, readonly string[]>> = {
  period_reversed: ['../validFrom', '../from'],
  owner_missing: ['../disclosure'],
  weight_missing: ['../../weights'],
  consent_condition: ['../consent'],
  periods_overlap: ['..'],
  veto_not_listed: ['../../of', '..'],
  quorum_too_large: ['../of'],
  value_out_of_domain: OF_A_TYPE.map((field) => `../../../${field}`),
  nothing_wanted: ['../issue'],
  no_order: ['../issue'],
  range_reversed: ['../issue'],
  domain: OF_A_TYPE.map((field) => `../${field}`),
};

/** Whether a fault would be there whatever stood where something was left out or replaced. */
function holdsWithout({ pointer, code, span }: Fault, bearing: readonly string[]): boolean {
  const beside = HANGS_ON[code];
  if (beside === undefined && span === undefined && !OF_ONE_FIELD.includes(code)) return false;
  const places = [pointer, ...(beside ?? []).map((place) => resolved(pointer, place))];
  return !bearing.some((one) => places.some((place) => isWithin(one, place)));
}

/** `../of` beside `/agreement/atLeast` is `/agreement/of`. */
function resolved(pointer: string, relative: string): string {
  const steps = relative.split('/');
  const up = steps.filter((step) => step === '..').length;
  return [...pointer.split('/').slice(0, -up), ...steps.slice(up)].join('/');
}
