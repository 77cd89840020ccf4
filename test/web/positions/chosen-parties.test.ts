import { describe, expect, it } from 'vitest';
import type { Case } from '../../../web/src/contract.ts';
import { askedParties, readChosen, textOfChosen, withParty } from '../../../web/src/panels/positions/chosen-parties.ts';

const party = (id: string, consent: 'required' | 'advisory' = 'required') => ({ id, name: id, consent });
const live = {
  parties: [party('a'), party('b'), party('c', 'advisory')],
  negotiation: { agreement: { kind: 'unanimity' } },
} as unknown as Case;

describe('the parties that are compared', () => {
  it('are those of the address, each once, on a basis it names', () => {
    const chosen = readChosen('b:declared,nobody,a,b:assessed,c:loud', live);
    expect(chosen).toEqual([
      { party: 'b', basis: 'declared' },
      { party: 'a', basis: null },
      { party: 'c', basis: null },
    ]);
    expect(textOfChosen(chosen)).toBe('b:declared,a,c');
    expect(askedParties(chosen)).toEqual([{ party: 'b', basis: 'declared' }, 'a', 'c']);
  });

  it('are those who have to agree where the address is silent', () => {
    const ids = (text: string | undefined, of: Case) => readChosen(text, of).map((one) => one.party);
    expect(ids(undefined, live)).toEqual(['a', 'b']);
    const quorum = { kind: 'quorum', atLeast: 1, of: ['b', 'c'], vetoes: [] };
    expect(ids(undefined, { ...live, negotiation: { agreement: quorum } } as unknown as Case)).toEqual(['b', 'c']);
    const advised = { ...live, parties: [party('a'), party('b', 'advisory')] } as unknown as Case;
    expect(ids(undefined, advised)).toEqual(['a', 'b']);
    expect(ids('', live)).toEqual([]);
  });

  it('stand in the order of the case, whoever comes or goes', () => {
    const order = ['a', 'b', 'c'];
    const two = withParty([{ party: 'c', basis: null }], { party: 'a', basis: 'both' }, order);
    expect(textOfChosen(two)).toBe('a:both,c');
    expect(textOfChosen(withParty(two, { party: 'a', basis: null }, order))).toBe('a,c');
    expect(textOfChosen(withParty(two, 'a', order))).toBe('c');
  });
});
