import { Option } from 'commander';
import { pointerTo } from '../negotiation/fault.ts';
import type { Asked } from './asked.ts';
import type { Case } from './case.ts';
import { eachOnce, type Field, isRepeated, numberIn, pairIn, valueIn } from './field.ts';
import { readSource } from './source.ts';
import type { Terminal } from './terminal.ts';

/** What stands after the options of a command, by their names. */
export type Given = Readonly<Record<string, unknown>>;

export function optionOf(field: Field): Option {
  const option = new Option(field.flags, field.says);
  const gather = (value: string, before: string[] | undefined) => [...(before ?? []), value];
  return isRepeated(field) ? option.argParser(gather) : option;
}

/** Puts all that was given into the question. @throws Trouble where a file that is named cannot be read */
export async function putFields(
  asked: Asked,
  fields: readonly Field[],
  given: Given,
  of: Case,
  terminal: Terminal,
): Promise<void> {
  for (const field of fields) {
    const option = new Option(field.flags);
    const value = given[option.attributeName()];
    if (value !== undefined && !(field.kind === 'off' && value === true))
      await putField(asked, field, option.long!, value, of, terminal);
  }
}

async function putField(
  asked: Asked,
  { kind, path }: Field,
  flag: string,
  value: unknown,
  of: Case,
  terminal: Terminal,
): Promise<void> {
  const text = String(value);
  const origin = kind === 'on' || kind === 'off' ? flag : `${flag} ${text}`;
  switch (kind) {
    case 'on':
    case 'off':
      return asked.put(path, kind === 'on', origin);
    case 'text':
      return asked.put(path, text, origin);
    case 'number':
      return asked.put(path, numberIn(text), origin);
    case 'file': {
      const source = await readSource(text, terminal);
      return asked.put(path, source.value, { source, below: '' });
    }
    case 'list':
    case 'parties': {
      const words = (value as string[]).flatMap((one) => one.split(',')).filter(Boolean);
      asked.put(path, kind === 'list' ? words : words.map(partyIn), flag);
      for (const [at, word] of words.entries()) asked.from(pointerTo('', ...path, at), `${flag} ${word}`);
      return;
    }
    default:
      eachOnce((value as string[]).map((word) => ({ word, written: `${flag} ${word}` })));
      for (const one of value as string[]) await putPair(asked, kind, path, flag, one, of);
  }
}

async function putPair(
  asked: Asked,
  kind: 'terms' | 'circumstances' | 'numbers',
  path: readonly string[],
  flag: string,
  written: string,
  of: Case,
): Promise<void> {
  const [name, text] = pairIn(written);
  const list = kind === 'circumstances' ? 'circumstances' : 'issues';
  const value = kind === 'numbers' ? numberIn(text) : valueIn(text, name, await of.document(), list);
  asked.put([...path, name], value, `${flag} ${written}`);
}

function partyIn(word: string): unknown {
  const at = word.indexOf(':');
  return at < 0 ? word : { party: word.slice(0, at), basis: word.slice(at + 1) };
}
