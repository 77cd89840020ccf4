import { Document } from '../../src/negotiation/negotiation.ts';
import type { RememberedAnswer } from '../../src/store/store.ts';
import { AT } from './steps.ts';

const upTo = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** The one state the negotiation has at a version: every step changes, adds and removes rows of several tables. */
export const stateAt = (version: number): Document =>
  Document.parse({
    negotiation: { id: 'case', title: `version ${version}`, keywords: [String(version)] },
    parties: upTo(1 + (version % 3), (n) => ({ id: `p${n}`, name: `party ${n}`, note: String(version % 5) })),
    issues: [{ id: 'rent', title: 'Rent', type: 'boolean' }],
    sources: upTo(1 + (version % 4), (n) => ({ id: `s${n}`, csl: { type: 'report', title: `source ${n}` } })),
    redLines: upTo(3, (n) => ({
      id: `r${n}`,
      party: `p${(version + n) % (1 + (version % 3))}`,
      title: `line ${version}`,
      holds: 'rent',
      basis: 'declared',
      citations: upTo((version + n) % 3, () => ({ source: `s${version % 4}`, locator: String(version) })),
    })),
    deals: upTo(4, (n) => ({ id: `d${(version + n) % 9}`, title: `deal ${version}`, terms: { rent: n > 1 } })).sort(
      (a, b) => (a.id < b.id ? -1 : 1),
    ),
  });

export const answerAt = (version: number): RememberedAnswer => ({
  key: `key ${version}`,
  request: 'digest',
  status: 200,
  headers: {},
  body: String(version),
  at: AT,
});
