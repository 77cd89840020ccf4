import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { COLLECTIONS, Document, idOf, type Negotiation } from '../../src/negotiation/negotiation.ts';
import type { RememberedAnswer, Store, Write } from '../../src/store/store.ts';
import { document, mended } from './documents.ts';
import { AT, step } from './steps.ts';

/** An empty database, the store on it, and a way to read it that has nothing in memory. */
export interface Opened {
  readonly store: Store;
  cold(): Promise<Store>;
  dispose(): Promise<void>;
}

const SEED = 20250430;

/** The port's promises, whatever the database. */
export function storeContract(name: string, open: () => Promise<Opened>): void {
  describe(`the store's contract, ${name}`, () => {
    let opened: Opened;
    let store: Store;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    /** Commits one state after the other, from nothing, and gives them as they were committed. */
    const commitAll = async (...states: Document[]): Promise<Negotiation[]> => {
      const versions: Negotiation[] = [];
      for (const state of states) {
        const write = step(versions.at(-1) ?? null, state, { deleted: await store.lastDeleted('case') });
        expect(await store.commit(write)).toEqual({ stale: false });
        versions.push(write.next!);
      }
      return versions;
    };

    describe('find', () => {
      test('gives a document back exactly, absent fields absent, fields in the order of the nouns', async () => {
        const roundTrip = async (state: Document) => {
          const [first] = await commitAll(state);
          same(await store.find('case'), first);
          same(await (await opened.cold()).find('case'), first);
          await store.commit(step(first!, null));
        };
        await fc.assert(fc.asyncProperty(document, roundTrip), { seed: SEED, numRuns: 60 });
      });

      test('gives every past version exactly, from memory and from the tables', async () => {
        const past = async (states: Document[]) => {
          const versions = await commitAll(...states.map((_, place) => mixed(states, place)));
          const cold = await opened.cold();
          for (const version of order(versions)) {
            same(await cold.find('case', version.version), version);
            same(await store.find('case', version.version), version);
          }
          same(await (await opened.cold()).find('case', versions[0]!.version), versions[0]);
          await store.commit(step(versions.at(-1)!, null));
        };
        const states = fc.array(document, { minLength: 1, maxLength: 8 });
        await fc.assert(fc.asyncProperty(states, past), { seed: SEED, numRuns: 25 });
      });

      test('knows no other negotiation and no other version', async () => {
        await commitAll(small());
        for (const version of [0, 2, -1, 1.5, Number.NaN])
          expect(await store.find('case', version), `version ${version}`).toBeUndefined();
        expect(await store.find('cas')).toBeUndefined();
        expect(await store.find('cas', 1)).toBeUndefined();
        expect(await store.lastDeleted('case')).toBe(0);
      });

      test('lists in byte order of ids, whatever the order they came in', async () => {
        const ids = ['a', 'a-b', 'a0', 'a1', 'a_b', 'ab', 'b', 'z', 'za'];
        const parties = [...ids].reverse().map((id) => ({ id, name: id, consent: 'required' as const }));
        await store.commit(step(null, { ...empty(), parties }));
        const found = await (await opened.cold()).find('case');
        expect(found?.parties.map(idOf)).toEqual(ids);
      });
    });

    describe('commit', () => {
      test('a step from an older version is stale and changes nothing', async () => {
        const [first, second] = await commitAll(small(), small({ title: 'second' }));
        const late = step(first!, small({ title: 'late' }), { answer: answer('late') });
        expect(await store.commit(late)).toEqual({ stale: true });
        expect(await store.commit(step(null, small()))).toEqual({ stale: true });
        expect(await store.commit({ ...late, expected: 7, next: { ...late.next!, version: 8 } })).toEqual({
          stale: true,
        });
        expect(await store.commit(step(first!, null))).toEqual({ stale: true });
        same(await store.find('case'), second);
        same(await (await opened.cold()).find('case'), second);
        expect(await store.history('case', { limit: 10 })).toHaveLength(2);
        expect(await store.answerTo('late', AT)).toBeUndefined();
      });

      test('a step of a negotiation that is gone is stale', async () => {
        const [first] = await commitAll(small());
        await store.commit(step(first!, null));
        expect(await store.commit(step(first!, small({ title: 'late' })))).toEqual({ stale: true });
        expect(await store.find('case')).toBeUndefined();
      });

      test('of many writers at once from the same version one wins', async () => {
        const [first] = await commitAll(small());
        const writes = Array.from({ length: 20 }, (_, n) =>
          store.commit(step(first!, small({ title: `writer ${n}` }))),
        );
        const outcomes = await Promise.all(writes);
        expect(outcomes.filter(({ stale }) => !stale)).toHaveLength(1);
        expect((await store.find('case'))?.version).toBe(2);
      });

      test('records that refer to each other come and go in one step, in any order', async () => {
        const [first] = await commitAll(small());
        const bare = step(first!, empty());
        expect(await store.commit(bare)).toEqual({ stale: false });
        const back = step(bare.next, small());
        expect(await store.commit({ ...back, changes: [...back.changes].reverse() })).toEqual({ stale: false });
        same(await (await opened.cold()).find('case'), back.next!);
      });

      test('a step that breaks a reference is refused whole', async () => {
        const [first] = await commitAll(small());
        for (const collection of ['parties', 'issues', 'sources', 'perspectives', 'deals'] as const) {
          const broken = step(
            first!,
            { ...small({ title: 'broken' }), [collection]: [] },
            { answer: answer('broken') },
          );
          await expect(store.commit(broken), collection).rejects.toThrow();
        }
        same(await store.find('case'), first);
        same(await (await opened.cold()).find('case'), first);
        expect(await store.history('case', { limit: 10 })).toHaveLength(1);
        expect(await store.answerTo('broken', AT)).toBeUndefined();
        await commitAll(); // the store still writes
        expect(await store.commit(step(first!, small({ title: 'good' })))).toEqual({ stale: false });
      });

      test('a step that leads to another version than the next, or to another id, is a defect', async () => {
        const [first] = await commitAll(small());
        const write = step(first!, small({ title: 'second' }));
        await expect(store.commit({ ...write, next: { ...write.next!, version: 3 } })).rejects.toThrow(/cannot lead/);
        await expect(store.commit({ ...write, negotiation: 'other', expected: 1 })).rejects.toThrow(/cannot lead/);
      });

      test('a deleted negotiation leaves nothing; under its id the versions go on from there', async () => {
        const [, second] = await commitAll(small(), small({ title: 'second' }));
        expect(await store.commit(step(second!, null))).toEqual({ stale: false });
        expect(await store.find('case')).toBeUndefined();
        expect(await store.find('case', 1)).toBeUndefined();
        expect(await store.history('case', { limit: 10 })).toEqual([]);
        expect(await store.list({ limit: 10 })).toEqual([]);
        expect(await store.lastDeleted('case')).toBe(3);
        expect(await (await opened.cold()).lastDeleted('case')).toBe(3);
        for (const deleted of [0, 2, 4])
          expect(await store.commit(step(null, small(), { deleted })), `from ${deleted}`).toEqual({ stale: true });
        const [again] = await commitAll(small({ title: 'again' }));
        same(await store.find('case', 4), again);
        same(await (await opened.cold()).find('case', 4), again);
        for (const gone of [1, 2, 3, 5]) expect(await store.find('case', gone), `version ${gone}`).toBeUndefined();
        expect((await store.history('case', { limit: 10 })).map(({ before, after }) => [before, after])).toEqual([
          [3, 4],
        ]);
      });

      test('who read a negotiation that was deleted and made anew since is too late', async () => {
        const [first] = await commitAll(small());
        await store.commit(step(first!, null));
        await commitAll(small({ title: 'again' }));
        expect(await store.commit(step(first!, small({ title: 'late' })))).toEqual({ stale: true });
        expect(await store.commit(step(first!, null))).toEqual({ stale: true });
        expect((await store.find('case'))?.negotiation.title).toBe('again');
      });
    });

    test('history says who changed what and when, newest last, in pages', async () => {
      const states = ['one', 'two', 'three', 'four'].map((title) => small({ title }));
      await commitAll(...states);
      const write = step(await store.find('case').then((found) => found!), small({ title: 'five' }), { who: null });
      await store.commit(write);
      const all = await store.history('case', { limit: 10 });
      expect(all.map(({ before, after, who }) => [before, after, who])).toEqual([
        [0, 1, 'anna'],
        [1, 2, 'anna'],
        [2, 3, 'anna'],
        [3, 4, 'anna'],
        [4, 5, null],
      ]);
      expect(JSON.stringify(all[4])).toBe(
        JSON.stringify({ before: 4, after: 5, at: AT.toISOString(), who: null, changes: write.changes }),
      );
      expect(await store.history('case', { limit: 2 })).toEqual(all.slice(0, 2));
      expect(await store.history('case', { after: 2, limit: 2 })).toEqual(all.slice(2, 4));
      expect(await store.history('other', { limit: 2 })).toEqual([]);
    });

    test('knows which version was there at an instant, to the millisecond', async () => {
      const instants = ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z', '2026-02-01T12:00:00.000Z'];
      let before: Negotiation | null = null;
      for (const at of instants) {
        const write: Write = { ...step(before, small({ title: at })), at: new Date(at) };
        await store.commit(write);
        before = write.next;
      }
      const at = (instant: string) => store.versionAt('case', new Date(instant));
      expect(await Promise.all(instants.map(at))).toEqual([1, 2, 3]);
      expect(await at('2025-12-31T23:59:59.999Z')).toBe(undefined);
      expect(await at('2026-02-01T12:59:59+01:00')).toBe(2);
      expect(await at('2030-01-01T00:00:00Z')).toBe(3);
      expect(await store.versionAt('other', new Date())).toBe(undefined);
    });

    describe('list', () => {
      const titles: Record<string, string> = { 'a-b': 'Grüne Ärzte', a_b: '50% off', ab: 'a_c', b: 'Plain' };
      beforeEach(async () => {
        for (const [id, title] of Object.entries(titles).reverse())
          await store.commit(step(null, Document.parse({ negotiation: { id, title } })));
      });
      const ids = async (page: Parameters<Store['list']>[0]) => (await store.list(page)).map(({ id }) => id);

      test('pages in byte order of ids, each with its version', async () => {
        expect(await ids({ limit: 10 })).toEqual(['a-b', 'a_b', 'ab', 'b']);
        expect(await ids({ limit: 2 })).toEqual(['a-b', 'a_b']);
        expect(await ids({ limit: 2, after: 'a_b' })).toEqual(['ab', 'b']);
        expect(await ids({ limit: 2, after: 'a_a' })).toEqual(['a_b', 'ab']);
        expect(JSON.stringify(await store.list({ limit: 1 }))).toBe(
          JSON.stringify([{ id: 'a-b', title: 'Grüne Ärzte', agreement: { kind: 'unanimity' }, version: 1 }]),
        );
      });

      test('finds a text in id, title, description and keywords, whatever its case, wildcards being letters', async () => {
        const more = { description: 'Über den Fluß', keywords: ['Seegrenze', 'x"y'] };
        await store.commit(step(null, Document.parse({ negotiation: { id: 'c', title: 'C', ...more } })));
        expect(await ids({ limit: 10, q: 'ÄRZTE' })).toEqual(['a-b']);
        expect(await ids({ limit: 10, q: '%' })).toEqual(['a_b']);
        expect(await ids({ limit: 10, q: '_' })).toEqual(['a_b', 'ab']);
        expect(await ids({ limit: 10, q: 'A-B' })).toEqual(['a-b']);
        expect(await ids({ limit: 10, q: 'ÜBER' })).toEqual(['c']);
        expect(await ids({ limit: 10, q: 'seeg' })).toEqual(['c']);
        expect(await ids({ limit: 10, q: 'x"Y' })).toEqual(['c']);
        expect(await ids({ limit: 10, q: '","' })).toEqual([]);
        expect(await ids({ limit: 1, q: '_', after: 'a_b' })).toEqual(['ab']);
        expect(await ids({ limit: 10, q: '' })).toHaveLength(5);
      });
    });

    describe('answers', () => {
      const later = (hours: number) => new Date(AT.getTime() + hours * 3_600_000);

      test('the first to a key stays for 24 hours', async () => {
        await store.remember(answer('key'));
        await store.remember({ ...answer('key', later(1)), body: 'second' });
        expect(await store.answerTo('key', later(23.99))).toEqual(answer('key'));
        expect(await store.answerTo('key', later(24))).toBeUndefined();
        expect(await store.answerTo('other', AT)).toBeUndefined();
        await store.remember({ ...answer('key', later(24)), body: 'third' });
        expect((await store.answerTo('key', later(24)))?.body).toBe('third');
      });

      test('one that comes with a step is there exactly when the step is', async () => {
        const write = step(null, small(), { answer: answer('with') });
        await store.commit(write);
        expect(await (await opened.cold()).answerTo('with', AT)).toEqual(answer('with'));
        await store.commit(step(write.next, null, { answer: answer('gone') }));
        expect(await store.answerTo('gone', AT)).toEqual(answer('gone'));
      });
    });

    test('answers a ping until it is closed; closing twice is fine', async () => {
      await store.ping();
      await store.close();
      await store.close();
      await expect(store.ping()).rejects.toThrow();
      await expect(store.find('case')).rejects.toThrow();
      await expect(store.commit(step(null, small()))).rejects.toThrow();
    });
  });
}

/** Equal as values, and as text: the same fields are there, in the same order. */
function same(found: Negotiation | undefined, wanted: Negotiation | undefined): void {
  expect(found).toEqual(wanted);
  expect(JSON.stringify(found)).toBe(JSON.stringify(wanted));
}

/** Some lists of one state and some of the one before: what does not change stays. */
function mixed(states: readonly Document[], place: number): Document {
  const [before, state] = [states[Math.max(0, place - 1)]!, states[place]!];
  const lists = COLLECTIONS.map((key, n) => [key, (place + n) % 3 === 0 ? before[key] : state[key]]);
  return mended({ ...state, ...Object.fromEntries(lists) });
}

/** The versions newest first, then from the middle out: so that some are read from their neighbours. */
const order = (versions: readonly Negotiation[]) =>
  [...versions].sort((a, b) => (a.version % 3) - (b.version % 3) || b.version - a.version);

const answer = (key: string, at = AT): RememberedAnswer => ({
  key,
  request: 'digest',
  status: 201,
  headers: { etag: '"1"', location: '/v1/x' },
  body: '{"ü":1}',
  at,
});

const CITED = { citations: [{ source: 'paper', label: 'page', locator: '7' }, { source: 'paper' }] };

/** A small case in which every kind of record and of reference occurs. */
export const small = (header: { title?: string } = {}): Document =>
  Document.parse({
    negotiation: { id: 'case', title: 'first', ...header },
    parties: [{ id: 'a', name: 'A' }],
    issues: [{ id: 'rent', title: 'Rent', type: 'boolean' }],
    circumstances: [{ id: 'war', title: 'War', type: 'boolean', values: [{ value: true, ...CITED }] }],
    rules: [{ id: 'law', title: 'Law', holds: 'rent or not rent' }],
    sources: [{ id: 'paper', csl: { type: 'report', title: 'Paper' } }],
    perspectives: [
      { id: 'his', title: 'His' },
      { id: 'hers', title: 'Hers', inherits: 'his' },
    ].reverse(),
    positions: [{ id: 'no', party: 'a', issue: 'rent', title: 'Rather not', wants: false, basis: 'declared' }],
    preconditions: [
      { id: 'no', party: 'a', title: 'Talks', holds: 'not war', basis: 'declared', stage: 'talks', perspective: 'his' },
    ],
    redLines: [{ id: 'no', party: 'a', title: 'No', holds: 'not rent', basis: 'assessed', ...CITED }],
    preferences: [{ party: 'a', weights: { rent: 1 }, reservation: { deal: 'd' }, perspective: 'hers', ...CITED }],
    deals: [{ id: 'd', title: 'D', terms: { rent: false }, proposedBy: 'a', ...CITED }],
  });

/** The same negotiation without any record. */
const empty = (): Document => Document.parse({ negotiation: small().negotiation });
