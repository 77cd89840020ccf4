import { harmless, type Paint } from './paint.ts';
import type { At, Complaint, Trouble } from './trouble.ts';

/** How much of a long line is shown. */
const WIDEST = 76;

/** Everything that is wrong, as a compiler tells it: the place, what is wrong, the line with a mark below, what to do. */
export function complaintsInWords({ complaints, isCut }: Trouble, paint: Paint): string {
  const inOrder = [...complaints].sort((one, other) => lineOf(one) - lineOf(other));
  const told = inOrder.map((one) => complaintInWords(one, paint));
  if (complaints.length > 1) told.push(`${isCut ? 'at least ' : ''}${complaints.length} faults`);
  return `${told.join('\n')}\n`;
}

const lineOf = ({ at }: Complaint) => (at?.kind === 'text' ? at.line * 1e6 + at.column : 0);

function complaintInWords({ at, message, help }: Complaint, paint: Paint): string {
  const where = at === null ? 'parley' : at.kind === 'name' ? at.name : `${at.name}:${at.line}:${at.column}`;
  const lines = [`${paint('strong', `${harmless(where)}:`)} ${harmless(message)}`];
  if (at?.kind === 'text') lines.push(...excerpt(at, paint));
  if (help !== undefined) lines.push(`  help: ${harmless(help)}`);
  return lines.join('\n');
}

function excerpt({ text, line, column, length }: At & { kind: 'text' }, paint: Paint): string[] {
  const whole = (text.split('\n')[line - 1] ?? '').replace(/\r$/, '');
  const from = column - 1 + Math.min(length, WIDEST / 2) <= WIDEST ? 0 : column - 1 - WIDEST / 2;
  const shown = whole.slice(from, from + WIDEST);
  const lead = from > 0 ? '…' : '';
  const tail = from + WIDEST < whole.length ? '…' : '';
  const before = `${lead}${shown.slice(0, column - 1 - from)}`.replace(/[^\t]/gu, ' ');
  const marks = '^'.repeat(Math.max(1, Math.min(length, shown.length - (column - 1 - from))));
  const number = String(line);
  return [
    `${number.padStart(5)} | ${harmless(lead + shown + tail)}`,
    `${' '.repeat(5)} | ${before}${paint('bad', marks)}`,
  ];
}
