import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/negotiation/change.ts';
import { diagnoseDocument } from '../../src/negotiation/diagnose-document.ts';
import {
  create,
  inOrder,
  type Outcome,
  put,
  putHeader,
  remove,
  removeAll,
  replace,
} from '../../src/negotiation/edit.ts';
import {
  type AnyRecord,
  COLLECTIONS,
  type Collection,
  Document,
  type Header,
  idOf,
  type Negotiation,
  type RecordOf,
} from '../../src/negotiation/negotiation.ts';
import { document } from '../arbitraries/negotiations.ts';
import { runs } from '../laws/runs.ts';
import { flag, levels, negotiationOf, step } from '../reasoning/small-case.ts';

const asDocument = ({ version: _, ...rest }: Negotiation): Document => rest;

/** A record that another negotiation might have: often of a known id, often of another type. */
const records = fc.tuple(document, fc.constantFrom(...COLLECTIONS), fc.nat()).map(([from, collection, at]) => ({
  collection,
  record: (from[collection] as AnyRecord[])[at % from[collection].length],
}));

/** What a negotiation was before changes, found from what it is and the changes alone. */
function undone(after: Negotiation | null, changes: readonly Change[]): Document | null {
  const header = changes.find(({ collection }) => collection === 'negotiation');
  const before = header === undefined ? after!.negotiation : (header.before as Header | null);
  if (before === null) return null;
  const lists = COLLECTIONS.map((collection) => {
    const list = new Map<string, AnyRecord>(after?.[collection].map((record) => [idOf(record), record]));
    for (const change of changes) {
      if (change.collection !== collection) continue;
      if (change.before === null) list.delete(change.id);
      else list.set(change.id, change.before as AnyRecord);
    }
    return [collection, [...list.values()]];
  });
  return asDocument(inOrder({ negotiation: before, ...Object.fromEntries(lists) }, 0));
}

/** What every write promises; `wanted` is what would be stored. */
function expectSound(outcome: Outcome, before: Negotiation, wanted: Document) {
  if ('refused' in outcome) {
    expect(outcome.faults.length).toBeGreaterThan(0);
    expect(diagnoseDocument(wanted)).not.toEqual([]);
    return;
  }
  const { next, changes } = outcome.step;
  expect(diagnoseDocument(next!)).toEqual([]);
  expect(next!.version).toBe(before.version + 1);
  expect(asDocument(next!)).toEqual(asDocument(inOrder(wanted, 0)));
  for (const collection of COLLECTIONS) {
    const ids = next![collection].map(idOf);
    expect(ids).toEqual([...new Set(ids)].sort());
  }
  expect(undone(next, changes)).toEqual(asDocument(before));
}

const withRecord = (of: Document, collection: Collection, record: AnyRecord): Document => ({
  ...of,
  [collection]: [...(of[collection] as AnyRecord[]).filter((one) => idOf(one) !== idOf(record)), record],
});
const withoutRecord = (of: Document, collection: Collection, id: string): Document => ({
  ...of,
  [collection]: (of[collection] as AnyRecord[]).filter((one) => idOf(one) !== id),
});

describe('laws of editing', () => {
  test('LAW: a record is put exactly where the whole stays sound, and the changes lead back', () => {
    const writes = fc.tuple(document, fc.array(records, { minLength: 1, maxLength: 8 }));
    fc.assert(
      fc.property(writes, ([start, wanted]) => {
        let current = inOrder(start, 1);
        for (const { collection, record } of wanted) {
          if (record === undefined) continue;
          const outcome = put(current, collection, record);
          expectSound(outcome, current, withRecord(asDocument(current), collection, record));
          if ('step' in outcome) current = outcome.step.next!;
        }
      }),
      runs(100),
    );
  });

  test('LAW: a record is removed exactly where nothing uses it', () => {
    fc.assert(
      fc.property(document, (start) => {
        const current = inOrder(start, 7);
        for (const collection of COLLECTIONS) {
          for (const record of current[collection]) {
            const outcome = remove(current, collection, idOf(record));
            expectSound(outcome, current, withoutRecord(asDocument(current), collection, idOf(record)));
            if ('refused' in outcome) expect(outcome.refused).toBe('in_use');
          }
        }
      }),
      runs(40),
    );
  });

  test('LAW: replacing a negotiation by its own document changes nothing, by another is undone by its changes', () => {
    fc.assert(
      fc.property(document, document, (one, other) => {
        const current = inOrder(one, 3);
        const same = replace(current, structuredClone(asDocument(current)));
        expect('step' in same && same.step.changes).toEqual([]);
        expectSound(replace(current, other), current, other);
        expectSound(putHeader(current, other.negotiation), current, {
          ...asDocument(current),
          negotiation: other.negotiation,
        });
      }),
      runs(80),
    );
  });

  test('LAW: what is created is undone to nothing, and what is deleted to what it was', () => {
    fc.assert(
      fc.property(document, (one) => {
        const created = create(one);
        if ('refused' in created) throw new Error(JSON.stringify(created));
        expect(created.step.next!.version).toBe(1);
        expect(undone(created.step.next, created.step.changes)).toBeNull();
        const { next, changes } = (removeAll(created.step.next!) as { step: { next: null; changes: Change[] } }).step;
        expect(next).toBeNull();
        expect(undone(null, changes)).toEqual(asDocument(created.step.next!));
      }),
      runs(60),
    );
  });
});

describe('writes that others notice', () => {
  const first = {
    issues: [step('truce'), levels('aid', 'none', 'some')],
    lines: { anna: ['aid >= "some"'] },
    more: {
      preferences: [{ party: 'anna', weights: { truce: 1 }, values: { truce: { never: 0, '1': 1 } } }],
    },
  };

  test('a further step lengthens the timeline, so tables of worth over steps must go with it', () => {
    const outcome = put(negotiationOf(first), 'issues', record('issues', step('talks')));
    expect(outcome).toMatchObject({ refused: 'in_use', faults: [{ code: 'in_use' }] });
    const other = put(negotiationOf(first), 'issues', record('issues', flag('talks')));
    expect('step' in other).toBe(true);
  });

  test('an issue whose level a line uses keeps that level', () => {
    const outcome = put(negotiationOf(first), 'issues', record('issues', levels('aid', 'none', 'little')));
    expect(outcome).toMatchObject({ refused: 'in_use' });
    expect('faults' in outcome && outcome.faults[0]!.detail).toContain('anna-1');
  });

  test('who refers to what would go is said once, each with what it refers to', () => {
    const positions = ['p1', 'p2'].map((id) => ({
      id,
      party: 'anna',
      title: id,
      basis: 'declared' as const,
      issue: 'aid',
      wants: 'some',
      ideal: 'none',
    }));
    const current = negotiationOf({ ...first, more: { ...first.more, positions } });
    const details = (outcome: Outcome) => ('faults' in outcome ? outcome.faults.map(({ detail }) => detail) : []);
    expect(details(remove(current, 'parties', 'anna'))).toEqual([
      'position `p1` refers to party `anna`',
      'position `p2` refers to party `anna`',
      'red line `anna-1` refers to party `anna`',
      'the preferences of `anna` refer to party `anna`',
    ]);
    expect(details(remove(current, 'issues', 'aid'))).toEqual([
      'position `p1` refers to issue `aid`',
      'position `p2` refers to issue `aid`',
      'red line `anna-1` refers to issue `aid`',
    ]);
    expect(details(put(current, 'issues', record('issues', levels('aid', 'few', 'more'))))).toEqual([
      expect.stringMatching(/^position `p1` would no longer fit: /),
      expect.stringMatching(/^position `p2` would no longer fit: /),
      expect.stringMatching(/^red line `anna-1` would no longer fit: /),
    ]);
  });
});

function record<C extends Collection>(collection: C, input: unknown): RecordOf<C> {
  const parsed = Document.parse({ negotiation: { id: 'x', title: 'X' }, [collection]: [input] });
  return parsed[collection][0] as RecordOf<C>;
}
