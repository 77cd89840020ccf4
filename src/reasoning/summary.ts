import type { CheckAnswer, LineAnswer, PartyAnswer } from './answer.ts';

type Said = Pick<CheckAnswer, 'verdict' | 'deadOnArrival' | 'parties' | 'rules' | 'conflicts'>;

/** Two sentences for a person: the verdict, and what it turns on. */
export function summaryOf(said: Said): string {
  switch (said.verdict) {
    case 'impossible':
      return `No deal with these terms is possible, whoever signs it. ${whyImpossible(said)}`;
    case 'acceptable':
      return `The deal is acceptable to all whose consent it needs. ${whyAcceptable(said)}`;
    case 'unacceptable':
      return said.deadOnArrival
        ? `The deal is dead on arrival: no way to settle what it leaves open is acceptable to all whose consent it needs. ${whyDead(said)}`
        : `The deal is unacceptable: ${whoRejects(said)}. ${whyUnacceptable(said)}`;
    case 'undetermined':
      return `Whether the deal is acceptable depends on what is still open. ${whatIsOpen(said)}`;
  }
}

const counting = (said: Said) => said.parties.filter((party) => party.consentHere !== 'no');
const linesOf = (party: PartyAnswer) => [...party.redLines, ...party.preconditions];
const isBroken = (line: LineAnswer) => line.status === 'crossed' || line.status === 'unmet';

function whyImpossible({ rules, conflicts }: Said): string {
  const titles = rules.length > 0 ? rules : (conflicts[0]?.members ?? []);
  if (titles.length === 0) return 'The rules rule it out.';
  return `It breaks ${listed(titles.map((rule) => `the rule '${rule.title}'`))}${rules.length > 0 ? '' : ' taken together'}.`;
}

function whyAcceptable(said: Said): string {
  // Under a quorum some may reject it all the same.
  const parties = counting(said).filter((party) => party.verdict === 'acceptable');
  const lines = parties.flatMap(linesOf).length;
  if (counting(said).flatMap(linesOf).length === 0) return 'No line in force speaks against it.';
  if (lines === 0) return 'Enough of them have no line that speaks against it.';
  return `It respects ${lines === 1 ? 'the one line' : `all ${lines} lines`} of ${listed(parties.map((party) => party.name))}.`;
}

function whoRejects(said: Said): string {
  const parties = counting(said);
  const away = parties.filter((party) => party.verdict === 'unacceptable');
  const names = listed(away.map((party) => party.name));
  if (away.length === 0) return 'not enough parties accept it';
  return `${names} ${away.length === 1 ? 'rejects' : 'reject'} it`;
}

function whyUnacceptable(said: Said): string {
  const crossed = counting(said).flatMap((party) =>
    linesOf(party)
      .filter(isBroken)
      .map((line) => ({ party, line })),
  );
  if (crossed.length === 0) return 'Their lines cannot all hold together, whatever is settled for what is open.';
  const [first] = crossed;
  const { party, line } = first!;
  const needed = line.needed[0] === undefined ? '' : `; needed: ${line.needed.map((one) => one.text).join(', or ')}`;
  const more =
    crossed.length === 1
      ? ''
      : `, as ${crossed.length === 2 ? 'is 1 other line' : `are ${crossed.length - 1} other lines`}`;
  return `${party.name}'s ${nounOf(line)} '${line.title}' is ${line.status}${more}${needed}.`;
}

const nounOf = (line: LineAnswer) =>
  line.kind === 'redLine' ? 'red line' : line.kind === 'reservation' ? 'reservation value' : 'precondition';

function whyDead({ conflicts, parties }: Said): string {
  const [first] = conflicts;
  if (first === undefined) return 'No single line is crossed.';
  const nameOf = (id: string | null) => parties.find(({ party }) => party === id)?.name ?? id;
  const lines = listed(first.members.map((line) => `'${line.title}' (${nameOf(line.party)})`));
  return `No single line is crossed, but ${lines} cannot all hold.`;
}

function whatIsOpen(said: Said): string {
  const open = counting(said).flatMap((party) =>
    linesOf(party)
      .filter((line) => line.status === 'undetermined')
      .map((line) => `'${line.title}' (${party.name})`),
  );
  if (open.length === 0) return 'No single line is open, but they may not all hold together.';
  const shown = open.slice(0, 3);
  const more = open.length > shown.length ? [`${open.length - shown.length} more`] : [];
  return `Open: ${listed([...shown, ...more])}.`;
}

/** "a", "a and b", "a, b and c". */
function listed(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
