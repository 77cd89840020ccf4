import type { Agreement } from '../negotiation/negotiation.ts';
import type { CheckAnswer, LineAnswer, PartyAnswer } from './answer.ts';
import { awayWords, isAway, isBroken, linesOf, listed, tally, tallyWords } from './who-accepts.ts';

/** What a summary is told from. */
export interface Said extends Pick<CheckAnswer, 'verdict' | 'deadOnArrival' | 'parties' | 'rules' | 'conflicts'> {
  readonly agreement: Agreement;
  /** Titles of what the undecided lines and conditions turn on: issues the deal leaves open, circumstances not known. */
  readonly open: readonly string[];
  readonly unknown: readonly string[];
  /** False where the budget ended before verdicts and statuses were known: none of them is then truly open. */
  readonly judged: boolean;
}

/** Two sentences for a person: the verdict, and what it turns on. INVARIANT: nothing in it contradicts the answer. */
export function summaryOf(said: Said): string {
  switch (said.verdict) {
    case 'impossible':
      return `No deal ${hopelessOf(said.conflicts) ? 'at all' : 'with these terms'} is possible, whoever signs it. ${whyImpossible(said)}`;
    case 'acceptable':
      return `The deal is acceptable${whoAccepts(said)}. ${whyAcceptable(said)}`;
    case 'unacceptable':
      return said.deadOnArrival
        ? `The deal is dead on arrival: ${noWay(said)}. ${whyDead(said)}`
        : `The deal is unacceptable: ${whoRejects(said)}. ${whyUnacceptable(said)}`;
    case 'undetermined':
      return said.judged
        ? `Whether the deal is acceptable depends on ${whatDecides(said)}. ${whatIsOpen(said)}`
        : `The computation was stopped before it was known whether the deal is acceptable. ${whatIsKnown(said)}`;
  }
}

const counting = (said: Said) => said.parties.filter((party) => party.consentHere !== 'no');
/** Whose consent this deal needs, however it is completed. */
const needed = (said: Said) => said.parties.filter((party) => party.consentHere === 'yes');
const notNeeded = (said: Said) => said.parties.filter((party) => party.consentHere === 'no');

function whyImpossible({ rules, conflicts }: Said): string {
  const hopeless = hopelessOf(conflicts);
  if (hopeless !== undefined) {
    return `${capital(rulesWords(hopeless.members))} ${hopeless.members.length === 1 ? 'rules' : 'together rule'} out every deal.`;
  }
  const titles = rules.length > 0 ? rules : (conflicts[0]?.members ?? []);
  if (titles.length === 0) return 'The rules rule it out.';
  return `It breaks ${rulesWords(titles)}${rules.length > 0 ? '' : ' taken together'}.`;
}

/** Rules that clash whatever the terms. */
const hopelessOf = (conflicts: Said['conflicts']) => conflicts.find(({ terms }) => terms.length === 0);

const rulesWords = (rules: readonly LineAnswer[]) => listed(rules.map((rule) => `the rule '${rule.title}'`));
const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function whoAccepts({ agreement, parties }: Said): string {
  if (agreement.kind === 'unanimity' && parties.every(({ consentHere }) => consentHere === 'no')) {
    return ": it needs nobody's consent";
  }
  if (agreement.kind === 'unanimity') return ' to all whose consent it needs';
  if (tally(agreement, parties).sure >= agreement.atLeast) return `: ${tallyWords(agreement, parties)}`;
  return `: however it is settled, at least ${agreement.atLeast} of ${agreement.of.length} accept it`;
}

function whyAcceptable(said: Said): string {
  const against = [
    awayWords(needed(said).filter(isAway)),
    awayWords(notNeeded(said).filter(isAway), 'whose consent is not needed'),
  ].filter((words) => words !== '');
  return `${[whatSpeaksForIt(said), ...against].join('; ')}.`;
}

function whatSpeaksForIt(said: Said): string {
  // Under a quorum some may reject it all the same.
  const parties = counting(said).filter((party) => party.verdict === 'acceptable');
  const lines = parties.flatMap(linesOf).length;
  if (said.parties.every((party) => linesOf(party).length === 0)) return 'No line in force speaks against it';
  if (lines > 0) {
    const respected = lines === 1 ? 'the one line' : `all ${lines} lines`;
    const owners = parties.filter((party) => linesOf(party).length > 0);
    return `It respects ${respected} of ${listed(owners.map((party) => party.name))}`;
  }
  return said.agreement.kind === 'unanimity'
    ? 'No line of those whose consent it needs speaks against it'
    : 'No line of those who accept it speaks against it';
}

function whoRejects(said: Said): string {
  const { agreement, parties } = said;
  const away = needed(said).filter(isAway);
  if (agreement.kind === 'unanimity') {
    return away.length === 0 ? 'no way to settle it suits all whose consent it needs' : awayWords(away);
  }
  const hasVeto = ({ party }: PartyAnswer) => agreement.vetoes.includes(party);
  const vetoing = away.filter(hasVeto);
  const { sure, may } = tally(agreement, parties);
  const never = vetoing.length === 0 && sure + may >= agreement.atLeast ? ', but never enough of them at once' : '';
  return [
    `${tallyWords(agreement, parties)}${never}`,
    awayWords(vetoing, vetoing.length === 1 ? 'who has a veto' : 'who have a veto'),
    awayWords(away.filter((party) => !hasVeto(party))),
  ]
    .filter((words) => words !== '')
    .join('; ');
}

function whyUnacceptable(said: Said): string {
  const crossed = needed(said).flatMap((party) =>
    linesOf(party)
      .filter(isBroken)
      .map((line) => ({ party, line })),
  );
  const [first] = crossed;
  if (first === undefined) return 'The computation was stopped before it was known which lines speak against it.';
  const { party, line } = first;
  // For this line alone: the others stay crossed.
  const needs = line.needed.length === 0 ? '' : ` (it needs ${line.needed.map((one) => one.text).join(', or ')})`;
  const alike = crossed.filter((other) => other.line.status === line.status).length - 1;
  const also = alike === 0 ? '' : `, as ${alike === 1 ? 'is 1 other line' : `are ${alike} other lines`}`;
  const rest = otherwiseBroken(line.status, crossed.length - 1 - alike);
  return `${party.name}'s ${nameOf(line)} is ${line.status}${needs}${also}${rest}${whatClashes(said)}.`;
}

/** Of those who reject it while none of their lines is crossed alone. */
function whatClashes(said: Said): string {
  const uncrossed = needed(said).filter((party) => isAway(party) && !linesOf(party).some(isBroken));
  const clashes = uncrossed.flatMap((party) => {
    const first = said.conflicts.find(({ members }) => members.every((line) => line.party === party.party));
    return first === undefined ? [] : [listed(first.members.map((line) => withOwner(line, party)))];
  });
  return clashes.map((lines) => `; ${lines} cannot all hold`).join('');
}

/** Preconditions are unmet, other lines crossed: said apart. */
function otherwiseBroken(status: LineAnswer['status'], count: number): string {
  if (count === 0) return '';
  const [noun, state] = status === 'unmet' ? ['line', 'crossed'] : ['precondition', 'unmet'];
  return `; ${count} ${noun}${count === 1 ? ' is' : 's are'} ${state}`;
}

/** "red line 'No troops'"; a reservation value has no other name. */
const nameOf = (line: LineAnswer) =>
  line.kind === 'reservation'
    ? 'reservation value'
    : `${line.kind === 'redLine' ? 'red line' : 'precondition'} '${line.title}'`;

function noWay({ agreement, open, unknown }: Said): string {
  const way =
    open.length === 0 && unknown.length > 0
      ? 'however what is not known turns out, it is not acceptable'
      : 'no way to settle what it leaves open is acceptable';
  if (agreement.kind === 'unanimity') return `${way} to all whose consent it needs`;
  return `${way} to the ${agreement.atLeast} of ${agreement.of.length} that are needed`;
}

function whyDead(said: Said): string {
  const { agreement, conflicts, parties } = said;
  const [first] = conflicts;
  if (first === undefined) return 'The computation was stopped before it was known which lines clash.';
  const partyOf = (line: LineAnswer) => parties.find(({ party }) => party === line.party)!;
  const lines = listed(first.members.map((line) => withOwner(line, partyOf(line))));
  // Of the others some may be crossed: they do not make it dead.
  const others = parties.filter((party) => party.consentHere !== 'yes');
  const whose = others.flatMap(linesOf).some(isBroken) ? ' of those whose consent is certainly needed' : '';
  const clash =
    agreement.kind === 'unanimity' ? 'cannot all hold' : 'leave no way for all of them that are needed to accept it';
  return `No single line${whose} is crossed, but ${lines} ${clash}.`;
}

const withOwner = (line: LineAnswer, party: PartyAnswer) =>
  `'${line.title}' (${party.name}${party.consentHere === 'undetermined' ? ', where its consent is needed' : ''})`;

function whatDecides({ agreement, parties, open, unknown }: Said): string {
  const causes = [
    ...(open.length > 0 ? ['what is still open'] : []),
    ...(unknown.length > 0 ? [`what is not known (${firstOf(unknown.map((title) => `'${title}'`))})`] : []),
  ];
  const counted = agreement.kind === 'quorum' ? `: ${tallyWords(agreement, parties)}` : '';
  return `${causes.join(' and on ')}${counted}`;
}

function whatIsOpen(said: Said): string {
  const lines = counting(said).flatMap((party) =>
    linesOf(party)
      .filter((line) => line.status === 'undetermined')
      .map((line) => withOwner(line, party)),
  );
  const consents = said.parties
    .filter((party) => party.consentHere === 'undetermined' && isAway(party))
    .map((party) => `whether the consent of ${party.name} is needed, since ${awayWords([party])}`);
  return `${said.open.length > 0 ? 'Open:' : 'That decides'} ${firstOf([...consents, ...lines])}.`;
}

/** What was found before the budget ended is true all the same. */
function whatIsKnown(said: Said): string {
  const away = needed(said).filter(isAway);
  return away.length === 0 ? 'A larger budget may tell.' : `What is known: ${awayWords(away)}.`;
}

/** The first three, and how many more there are. */
function firstOf(words: readonly string[]): string {
  const shown = words.slice(0, 3);
  return listed(words.length > 3 ? [...shown, `${words.length - 3} more`] : shown);
}
