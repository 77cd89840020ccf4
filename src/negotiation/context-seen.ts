import type { Context, EchoedContext, ResolvedContext } from './context.ts';
import { meant, referenceFaults, valueFaults } from './diagnose.ts';
import { type Directory, directoryOf } from './directory.ts';
import { type Fault, MOST_FAULTS, MOST_HELPED, pointerTo } from './fault.ts';
import { absenceIn } from './in-force.ts';
import type { Document } from './negotiation.ts';
import { named, overlaid, overlayFaults, statementsOf } from './overlaid.ts';
import { perspectiveChain } from './perspective-chain.ts';
import { type Absence, BASELINE, type Statement } from './statement.ts';

/**
 * The document as a context sees it: overlay worked in, circumstances assumed, the parties that are to agree. What is
 * asked of it then is what would be asked if it were stored so.
 * LAW: the same object where the context changes nothing.
 * @param context without faults
 */
export function seenIn<D extends Document>(document: D, { overlay, circumstances, parties }: Context): D {
  let seen = document;
  if (overlay !== undefined) seen = { ...seen, ...overlaid(seen, named(overlay, seen)) };
  if (circumstances !== undefined) seen = assuming(seen, circumstances);
  if (parties !== undefined) seen = agreedBy(seen, new Set(parties));
  return seen;
}

function assuming<D extends Document>(document: D, assumed: NonNullable<Context['circumstances']>): D {
  const circumstances = document.circumstances.map((one) =>
    Object.hasOwn(assumed, one.id) ? { ...one, values: [{ value: assumed[one.id]! }] } : one,
  );
  return { ...document, circumstances };
}

/** Unanimity of exactly these; conditions of consent are ignored. */
function agreedBy<D extends Document>(document: D, parties: ReadonlySet<string>): D {
  const consenting = document.parties.map(({ consentWhen: _, ...party }) => ({
    ...party,
    consent: parties.has(party.id) ? ('required' as const) : ('advisory' as const),
  }));
  return {
    ...document,
    negotiation: { ...document.negotiation, agreement: { kind: 'unanimity' } },
    parties: consenting,
  };
}

/** What is wrong with a context, with pointers into the question that brings it; the document need not be sound. */
export function contextFaults(context: Context, resolved: ResolvedContext, document: Document): Fault[] {
  const { overlay, circumstances = {}, parties = [], version, recordedAsOf } = context;
  const { perspective } = resolved;
  const isKnown = perspective === BASELINE || document.perspectives.some(({ id }) => id === perspective);
  const faults: Fault[] = [];
  if (version !== undefined && recordedAsOf !== undefined) {
    const detail = 'both `version` and `recordedAsOf` are given';
    faults.push({
      pointer: '/context/recordedAsOf',
      code: 'version_or_instant',
      detail,
      help: 'leave one of them out',
    });
  }
  // Most contexts need no directory, which costs more than many an answer.
  const others = [overlay, context.circumstances, context.parties];
  if (isKnown && others.every((one) => one === undefined)) return faults;
  const directory = directoryOf(document);
  if (!isKnown) faults.push(...referenceFaults('perspectives', perspective, '/context/perspective', directory));
  for (const [name, value] of Object.entries(circumstances)) {
    if (faults.length > MOST_FAULTS) return faults;
    const pointer = pointerTo('/context/circumstances', name);
    const known = directory.circumstances.has(name);
    faults.push(
      ...(known
        ? valueFaults(name, value, pointer, directory)
        : [circumstanceFault(name, pointer, directory, faults.length < MOST_HELPED)]),
    );
  }
  for (const [at, party] of parties.entries()) {
    const pointer = pointerTo('/context/parties', at);
    faults.push(...referenceFaults('parties', party, pointer, directory));
    if (parties.indexOf(party) === at) continue;
    faults.push({ pointer, code: 'duplicate_id', detail: `\`${party}\` is listed twice`, help: 'list it once' });
  }
  if (overlay !== undefined) faults.push(...overlayFaults(overlay, document, '/context/overlay'));
  return faults;
}

function circumstanceFault(name: string, pointer: string, { issues, circumstances }: Directory, helps: boolean): Fault {
  if (issues.has(name)) {
    const help = 'leave it out here; the question settles issues in its `terms` or `given`, whichever it has';
    return { pointer, code: 'issue_as_circumstance', detail: `\`${name}\` is an issue: deals settle it`, help };
  }
  const detail = `there is no circumstance \`${name}\``;
  return { pointer, code: 'unknown_reference', detail, ...(helps ? meant(name, circumstances.keys()) : {}) };
}

/** The context as answers echo it. @param document as it was before the context changed anything */
export function echoOf(context: Context, resolved: ResolvedContext, document: Document): EchoedContext {
  const { version, recordedAsOf, circumstances, parties, overlay, explain = false } = context;
  const statements = statementsIn(document, seenIn(document, context), resolved);
  const counts = { inForce: statements.inForce.length, notInForce: statements.notInForce.length };
  return {
    ...resolved,
    ...(version === undefined ? {} : { version }),
    ...(recordedAsOf === undefined ? {} : { recordedAsOf }),
    ...(circumstances === undefined ? {} : { circumstances }),
    ...(parties === undefined ? {} : { parties }),
    ...(overlay === undefined ? {} : { overlay: named(overlay, document) }),
    statements: explain ? statements : counts,
  };
}

const KINDS = { redLines: 'redLine', preconditions: 'precondition', positions: 'position' } as const;
type Kind = (typeof KINDS)[keyof typeof KINDS] | 'reservation';
interface Here {
  id: string;
  party: string;
  kind: Kind;
}
type NotHere = Here & { why: Absence; text: string };

/** Which statements are in force and why each other one is not, thresholds included; in byte order of ids. */
function statementsIn(stored: Document, seen: Document, context: ResolvedContext) {
  const [inForce, notInForce]: [Here[], NotHere[]] = [[], []];
  const absence = absenceIn(seen, context);
  const present = new Set(statementsOf(seen).map(({ id }) => id));
  const say = (id: string, party: string, kind: Kind, record: Parameters<typeof absence>[0], removed = false) => {
    const why = removed ? 'removed' : absence(record);
    if (why === null) inForce.push({ id, party, kind });
    else notInForce.push({ id, party, kind, why, text: TEXTS[why](record as Statement, context, seen) });
  };
  for (const [list, kind] of Object.entries(KINDS) as [keyof typeof KINDS, Kind][]) {
    for (const one of seen[list]) say(one.id, one.party, kind, one);
    for (const one of stored[list]) if (!present.has(one.id)) say(one.id, one.party, kind, one, true);
  }
  const thresholds = new Set(seen.preferences.filter((one) => one.binding).map((one) => one.party));
  for (const one of stored.preferences) {
    const id = `${one.party}:reservation`;
    if (one.binding && one.reservation !== undefined)
      say(id, one.party, 'reservation', one, !thresholds.has(one.party));
  }
  const byId = (a: Here, b: Here) => (a.id < b.id ? -1 : 1);
  return { inForce: inForce.sort(byId), notInForce: notInForce.sort(byId) };
}

const TEXTS: { readonly [A in Absence]: (statement: Statement, context: ResolvedContext, seen: Document) => string } = {
  removed: () => 'the overlay removes it',
  perspective: ({ perspective }, context) =>
    `it belongs to \`${perspective}\`, which \`${context.perspective}\` does not inherit`,
  suppressed: ({ id }, { perspective }, { perspectives }) =>
    `it is suppressed in \`${suppressorOf(id, perspective, perspectives)}\``,
  not_yet: ({ validFrom }) => `it holds from ${validFrom} on`,
  no_longer: ({ validTo }) => `it held until ${validTo}`,
  basis: ({ basis }) => `it is ${basis}`,
};

/** The nearest perspective that suppresses a statement: the one asked for, or one it inherits. */
function suppressorOf(id: string, perspective: string, perspectives: Document['perspectives']): string | undefined {
  const byId = new Map(perspectives.map((one) => [one.id, one]));
  return perspectiveChain(perspective, byId)?.find((one) => byId.get(one)?.suppresses.includes(id));
}
