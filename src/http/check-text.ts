import type { LineAnswer, PartyAnswer } from '../reasoning/answer.ts';
import type { CheckBody } from './answer-shapes.ts';

/**
 * The text of a check. Most of it are lines, and lines are kept and given again (reasoning/line-answer.ts), so each
 * line is written once.
 *
 * LAW: `JSON.stringify` of the same answer, byte for byte.
 */
export function checkText(answer: CheckBody): string {
  const { verdict, summary, deadOnArrival, parties, rules, conflicts, ...rest } = answer;
  const head = `{"verdict":${quoted(verdict)},"summary":${quoted(summary)},"deadOnArrival":${deadOnArrival}`;
  const said = conflicts.map((one) => `{"members":${linesText(one.members)},"terms":${JSON.stringify(one.terms)}}`);
  const lists = `"parties":[${parties.map(partyText).join()}],"rules":${linesText(rules)},"conflicts":[${said.join()}]`;
  return `${head},${lists},${JSON.stringify(rest).slice(1)}`;
}

const quoted = (text: string) => JSON.stringify(text);

function partyText(answer: PartyAnswer): string {
  const { preconditions, redLines, worth, ...said } = answer;
  const lists = `"preconditions":${linesText(preconditions)},"redLines":${linesText(redLines)}`;
  return `${JSON.stringify(said).slice(0, -1)},${lists},"worth":${JSON.stringify(worth)}}`;
}

const linesText = (lines: readonly LineAnswer[]) => `[${lines.map(lineText).join()}]`;

/** Lives as long as the line's answer is kept. */
const texts = new WeakMap<LineAnswer, string>();

function lineText(line: LineAnswer): string {
  const known = texts.get(line);
  if (known !== undefined) return known;
  const text = JSON.stringify(line);
  texts.set(line, text);
  return text;
}
