import { styleText } from 'node:util';
import type { Output } from './terminal.ts';

type Style = 'good' | 'bad' | 'open' | 'strong' | 'faint';

/** Colours a text where that can be seen. What a colour says is said in words as well. */
export type Paint = (style: Style, text: string) => string;

const STYLES = { good: 'green', bad: 'red', open: 'yellow', strong: 'bold', faint: 'dim' } as const;

export function paintOn(output: Output): Paint {
  const isSeen = output.isTTY === true && output.hasColors?.() === true;
  return (style, text) => (isSeen && text !== '' ? styleText(STYLES[style], text, { validateStream: false }) : text);
}

/** Without what would move a terminal's cursor: what is in a file was written by others. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const harmless = (text: string): string => text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd');
