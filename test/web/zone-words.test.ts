import { describe, expect, it } from 'vitest';
import type { Case } from '../../web/src/contract.ts';
import { chanceWords, pointsWords } from '../../web/src/panels/zone/chance.ts';
import { findingOf, zoneAdvice, zoneHeadline } from '../../web/src/panels/zone/zone-words.ts';

const parties = [{ consent: 'required' }, { consent: 'conditional' }] as Case['parties'];
const all = { negotiation: { agreement: { kind: 'unanimity' } }, parties } as Case;
const quorum = { kind: 'quorum', atLeast: 2, of: ['a', 'b', 'c'], vetoes: [] };
const most = { ...all, negotiation: { agreement: quorum } } as unknown as Case;

describe('whether there is a deal', () => {
  it('is yes, no, impossible or not known', () => {
    expect(findingOf({ exists: true, impossible: false })).toBe('yes');
    expect(findingOf({ exists: false, impossible: false })).toBe('no');
    expect(findingOf({ exists: false, impossible: true })).toBe('impossible');
    expect(findingOf({ exists: null, impossible: false })).toBe('open');
  });

  it('is told in one sentence, with who has to agree and how much is fixed', () => {
    expect(zoneHeadline('no', all, 0)).toBe('No, there is no deal that every side can live with.');
    expect(zoneHeadline('yes', most, 0)).toBe('Yes, there is a deal that enough sides can live with.');
    const advised = { ...all, parties: [...parties, { consent: 'advisory' }] } as Case;
    expect(zoneHeadline('no', advised, 0)).toBe('No, there is no deal that everybody who has to agree can live with.');
    expect(zoneHeadline('yes', all, 1)).toBe('Yes, with one term fixed there is a deal that every side can live with.');
    expect(zoneHeadline('impossible', all, 2)).toBe(
      'Nothing is possible with two terms fixed: the rules do not allow it, whoever signs.',
    );
  });

  it('comes with what to do next', () => {
    expect(zoneAdvice('impossible', 2, null)).toMatch(/^Free a term above/);
    expect(zoneAdvice('impossible', 0, null)).toMatch(/one of them has to change/);
    expect(zoneAdvice('open', 0, 'time')).toMatch(/^The question came to the time it may take\. Fix some terms/);
  });
});

describe('how likely it is', () => {
  it('is exact, or enclosed', () => {
    expect(chanceWords({ low: 0.125, high: 0.125, exact: true, fraction: '1/8' })).toBe('12.5% (1/8)');
    expect(chanceWords({ low: 1, high: 1, exact: true, fraction: '1' })).toBe('100%');
    expect(chanceWords({ low: 0.1, high: 0.25, exact: false, fraction: null })).toBe('between 10% and 25%');
  });

  it('falls by points', () => {
    expect([-1, -0.875, null].map(pointsWords)).toEqual(['100 points', '87.5 points', 'not known']);
  });
});
