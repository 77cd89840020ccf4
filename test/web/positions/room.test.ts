import { describe, expect, it } from 'vitest';
import type { Case, Issue, Schemas } from '../../../web/src/contract.ts';
import { roomByParty, roomIs } from '../../../web/src/panels/positions/room.ts';

const options = (...ids: string[]) => ids.map((id) => ({ id }));
const level = { id: 'level', title: 'Level', type: 'ordinal', levels: options('a', 'b', 'c') } as Issue;
const some = { id: 'some', title: 'Some', type: 'set', options: options('p', 'q') } as Issue;
const row = (declared: unknown, assessed: unknown) => ({ declared, assessed }) as Schemas['BargainingRoom'];

describe('bargaining room', () => {
  it('is more than is said, less, or other', () => {
    expect(roomIs(level, row(['b'], ['a', 'b']), 0)).toBe('more');
    expect(roomIs(level, row(['b'], []), 0)).toBe('less');
    expect(roomIs(level, row(['a', 'b'], ['b', 'c']), 0)).toBe('other');
    expect(roomIs(level, row(['a', 'c'], ['a', 'b', 'c']), 0)).toBe('more');
  });

  it('of sets goes by what must be in them and what may', () => {
    const set = (always: string[], possible: string[]) => ({ always, possible });
    expect(roomIs(some, row(set(['p'], ['p']), set([], ['p', 'q'])), 0)).toBe('more');
    expect(roomIs(some, row(set([], ['p', 'q']), set(['p'], ['p', 'q'])), 0)).toBe('less');
    expect(roomIs(some, row(set(['p'], ['p']), set(['q'], ['q'])), 0)).toBe('other');
  });

  it('is told by party, with the bases on which a party has no line', () => {
    const room = [
      { party: 'b', issue: 'some' },
      { party: 'b', issue: 'level' },
      { party: 'a', issue: 'level' },
    ] as Schemas['BargainingRoom'][];
    const live = {
      parties: [{ id: 'a' }, { id: 'b' }, { id: 'c' }],
      issues: [level, some],
      redLines: [{ party: 'a', basis: 'declared' }],
      preconditions: [
        { party: 'b', basis: 'assessed' },
        { party: 'b', basis: 'declared' },
      ],
    } as unknown as Case;
    expect(
      roomByParty(room, live).map(({ party, rows, silent }) => [party, rows.map(({ issue }) => issue), silent]),
    ).toEqual([
      ['a', ['level'], ['assessed']],
      ['b', ['level', 'some'], []],
    ]);
  });
});
