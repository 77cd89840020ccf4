import type { Contribution, LineAnswer, PartyAnswer } from '../reasoning/answer.ts';
import type { CheckBody } from './answer-shapes.ts';

/**
 * The text of a check. Most of it are lines and contributions to worth, and these are kept and given again
 * (reasoning/memo.ts), so each is written once.
 *
 * LAW: `JSON.stringify` of the same answer, byte for byte.
 */
export function checkText(answer: CheckBody): string {
  const { verdict, summary, deadOnArrival, parties, rules, conflicts, ...rest } = answer;
  const pieces = [`{"verdict":"${verdict}","summary":`, JSON.stringify(summary), `,"deadOnArrival":${deadOnArrival}`];
  pieces.push(',"parties":[');
  parties.forEach((party, at) => {
    if (at > 0) pieces.push(',');
    writeParty(party, pieces);
  });
  pieces.push('],"rules":');
  writeAll(rules, pieces);
  pieces.push(',"conflicts":[');
  conflicts.forEach(({ members, terms }, at) => {
    pieces.push(at > 0 ? ',{"members":' : '{"members":');
    writeAll(members, pieces);
    pieces.push(',"terms":', JSON.stringify(terms), '}');
  });
  pieces.push('],', JSON.stringify(rest).slice(1));
  return pieces.join('');
}

function writeParty(answer: PartyAnswer, pieces: string[]): void {
  const { preconditions, redLines, worth, ...said } = answer;
  pieces.push(JSON.stringify(said).slice(0, -1), ',"preconditions":');
  writeAll(preconditions, pieces);
  pieces.push(',"redLines":');
  writeAll(redLines, pieces);
  if (worth === null) pieces.push(',"worth":null}');
  else {
    const { contributions, ...interval } = worth;
    pieces.push(',"worth":', JSON.stringify(interval).slice(0, -1), ',"contributions":');
    writeAll(contributions, pieces);
    pieces.push('}}');
  }
}

function writeAll(items: readonly (LineAnswer | Contribution)[], pieces: string[]): void {
  pieces.push('[');
  items.forEach((item, at) => {
    if (at > 0) pieces.push(',');
    pieces.push(textOf(item));
  });
  pieces.push(']');
}

/** Bounded by forgetting all of it. A plain map: weak ones cost the garbage collector more than the texts are worth. */
const texts = new Map<LineAnswer | Contribution, string>();
const MOST_KEPT = 8192;

function textOf(item: LineAnswer | Contribution): string {
  const known = texts.get(item);
  if (known !== undefined) return known;
  const text = JSON.stringify(item);
  if (texts.size >= MOST_KEPT) texts.clear();
  texts.set(item, text);
  return text;
}
