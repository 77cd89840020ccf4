import { stripVTControlCharacters } from 'node:util';
import Table from 'cli-table3';
import type { Paint } from './paint.ts';
import type { Output } from './terminal.ts';

/** What people read: lines and tables no wider than where they are shown. */
export interface Page {
  readonly width: number;
  readonly paint: Paint;
}

const USUAL = 80;
const WIDEST = 120;
const BETWEEN = 2;
const NARROWEST = 8;

export const widthOf = ({ columns }: Output): number => Math.min(Math.max(columns || USUAL, 40), WIDEST);

/** Words in lines, the later ones indented. */
export function wrapped(text: string, { width }: Page, indent = ''): string {
  return text
    .split('\n')
    .map((line) => linesOf(line, width - indent.length).join(`\n${indent}`))
    .join(`\n${indent}`);
}

/** A table without a frame; its columns shrink, the widest first, until they fit. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], page: Page, indent = 2): string {
  const widths = head.map((name, at) => Math.max(...[name, ...rows.map((row) => row[at] ?? '')].map(widest)));
  const room = page.width - indent - BETWEEN * (head.length - 1);
  for (let over = sum(widths) - room; over > 0; over--) {
    const most = widths.indexOf(Math.max(...widths));
    if (widths[most]! <= NARROWEST) break;
    widths[most]!--;
  }
  const drawn = new Table({
    head: head.map((name) => page.paint('faint', name)),
    colWidths: widths.map((width, at) => width + (at < head.length - 1 ? BETWEEN : 0)),
    chars: FRAMELESS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0, compact: true },
  });
  for (const row of rows) drawn.push(head.map((_, at) => painted(row[at] ?? '', widths[at]!)));
  const margin = ' '.repeat(indent);
  return drawn
    .toString()
    .split('\n')
    .map((line) => `${margin}${line}`.trimEnd())
    .join('\n');
}

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);
const widest = (text: string) => Math.max(...text.split('\n').map(widthOfText));
const painted = (text: string, width: number) =>
  text
    .split('\n')
    .flatMap((line) => linesOf(line, width))
    .join('\n');

const FRAMELESS = Object.fromEntries(
  'top top-mid top-left top-right bottom bottom-mid bottom-left bottom-right left left-mid mid mid-mid right right-mid middle'
    .split(' ')
    .map((part) => [part, '']),
);

/** A line in lines of a width; words that are longer are cut. */
function linesOf(line: string, width: number): string[] {
  const [indent = ''] = /^ */.exec(line)!;
  const lines: string[] = [];
  let current = indent;
  for (const word of line.slice(indent.length).split(' ')) {
    const joined = current.trim() === '' ? `${current}${word}` : `${current} ${word}`;
    if (widthOfText(joined) <= width) {
      current = joined;
      continue;
    }
    if (current.trim() !== '') lines.push(current);
    let rest = `${indent}${word}`;
    while (widthOfText(rest) > width) {
      const cut = fitting(rest, width);
      lines.push(rest.slice(0, cut));
      rest = `${indent}${rest.slice(cut)}`;
    }
    current = rest;
  }
  return [...lines, current];
}

/** How many units of a text fit in a width, one at least. */
function fitting(text: string, width: number): number {
  let [units, taken] = [0, 0];
  for (const sign of text) {
    taken += widthOfSign(sign);
    if (taken > width && units > 0) break;
    units += sign.length;
  }
  return units;
}

const widthOfText = (text: string) => sum([...stripVTControlCharacters(text)].map(widthOfSign));

/** Columns that a sign takes in a terminal. */
const widthOfSign = (sign: string) => (/\p{M}/u.test(sign) ? 0 : WIDE.test(sign) ? 2 : 1);
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
