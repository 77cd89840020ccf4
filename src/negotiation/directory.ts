import type { Domain } from '../language/domain.ts';
import { type Circumstance, domainOf, type Issue } from './issue.ts';
import type { Collection, Document, RecordOf } from './negotiation.ts';
import { idOf } from './negotiation.ts';
import type { Statement } from './statement.ts';

/** Who is who in a document: every record by its id, every name with its domain. The first of two equals counts. */
export interface Directory {
  readonly records: { readonly [C in Collection]: ReadonlyMap<string, RecordOf<C>> };
  readonly statements: ReadonlyMap<string, Statement>;
  /** Issues and circumstances: one namespace. */
  readonly vocabulary: ReadonlyMap<string, Domain>;
  readonly issues: ReadonlyMap<string, Issue>;
  readonly circumstances: ReadonlyMap<string, Circumstance>;
  /** How many step issues there are: the length of the shared timeline. */
  readonly steps: number;
}

/** @param document any document, also one that is not yet known to be sound */
export function directoryOf(document: Document): Directory {
  const index = <C extends Collection>(collection: C) => byId(document[collection] as readonly RecordOf<C>[]);
  const records = {
    parties: index('parties'),
    issues: index('issues'),
    circumstances: index('circumstances'),
    rules: index('rules'),
    sources: index('sources'),
    perspectives: index('perspectives'),
    positions: index('positions'),
    preconditions: index('preconditions'),
    redLines: index('redLines'),
    preferences: index('preferences'),
    deals: index('deals'),
  };
  const steps = document.issues.filter((issue) => issue.type === 'step').length;
  const named: (Issue | Circumstance)[] = [...document.circumstances, ...document.issues];
  return {
    records,
    statements: byId<Statement>([...document.redLines, ...document.preconditions, ...document.positions]),
    vocabulary: new Map(named.map((one) => [one.id, domainOf(one, steps)])),
    issues: records.issues,
    circumstances: records.circumstances,
    steps,
  };
}

function byId<R extends RecordOf<Collection>>(records: readonly R[]): ReadonlyMap<string, R> {
  const map = new Map<string, R>();
  for (const record of records) if (!map.has(idOf(record))) map.set(idOf(record), record);
  return map;
}

/** What a list is called when one of its records is named to a person. */
export const NOUNS: { readonly [C in Collection]: string } = {
  parties: 'party',
  issues: 'issue',
  circumstances: 'circumstance',
  rules: 'rule',
  sources: 'source',
  perspectives: 'perspective',
  positions: 'position',
  preconditions: 'precondition',
  redLines: 'red line',
  preferences: 'preferences of',
  deals: 'deal',
};
