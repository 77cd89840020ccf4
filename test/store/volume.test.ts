import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Document } from '../../src/negotiation/negotiation.ts';
import { openStore } from '../../src/store/open-store.ts';
import { temporaryFolder } from './folder.ts';
import { step } from './steps.ts';

const times = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const numbered = (letter: string, n: number) => `${letter}${String(n).padStart(5, '0')}`;

/** 20 parties, 200 issues, 2,000 statements with citations, 10,000 deals. */
const large = () =>
  Document.parse({
    negotiation: { id: 'large', title: 'Large' },
    parties: times(20, (n) => ({ id: numbered('p', n), name: `Party ${n}` })),
    issues: times(200, (n) => ({ id: numbered('i', n), title: `Issue ${n}`, type: 'integer', min: 0, max: 9 })),
    sources: times(100, (n) => ({ id: numbered('s', n), csl: { type: 'report', title: `Source ${n}` } })),
    redLines: times(2000, (n) => ({
      id: numbered('r', n),
      party: numbered('p', n % 20),
      title: `Line ${n}`,
      holds: `${numbered('i', n % 200)} >= 3`,
      basis: 'declared',
      citations: [{ source: numbered('s', n % 100), label: 'page', locator: String(n) }],
    })),
    deals: times(10_000, (n) => ({
      id: numbered('d', n),
      title: `Deal ${n}`,
      terms: Object.fromEntries(times(20, (term) => [numbered('i', (n * 7 + term * 3) % 200), (n + term) % 10])),
    })),
  });

test('a large negotiation is read by a query a table, and a small step of it writes a few rows', async () => {
  const url = `file:${join(temporaryFolder(), 'large.db')}`;
  const writer = await openStore(url);
  const first = step(null, large());
  await writer.commit(first);
  await writer.close();

  const ran: string[] = [];
  const reader = await openStore(url, { log: (sql) => ran.push(sql) });
  ran.length = 0;
  const begun = performance.now();
  const found = await reader.find('large');
  const milliseconds = performance.now() - begun;
  expect(found).toEqual(first.next);
  expect(ran.filter((sql) => sql.startsWith('select'))).toHaveLength(13); // the version twice, the header, ten tables
  expect(ran.length).toBeLessThanOrEqual(15); // begin, commit
  expect(milliseconds).toBeLessThan(5000);

  ran.length = 0;
  const deals = found!.deals.map((deal, n) => (n === 77 ? { ...deal, title: 'changed' } : deal));
  const change = { collection: 'deals', id: deals[77]!.id, before: found!.deals[77]!, after: deals[77]! } as const;
  const next = { ...found!, deals, version: 2 };
  await reader.commit({ ...first, expected: 1, next, changes: [change] });
  expect(await reader.find('large')).toBe(next);
  expect(ran.filter((sql) => /^(insert|delete)/.test(sql))).toHaveLength(4); // header, citations, deal, history
  await reader.close();
});
