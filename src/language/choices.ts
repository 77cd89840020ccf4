import { type DomainFault, listed, type Misfit, plainly, shown } from './misfit.ts';
import { nearestWord } from './nearest-word.ts';

/** So that a set's mask is a small integer. */
export const MOST_SET_OPTIONS = 30;

/** The position of an option or level; `noun` is what to call it: `option`, `level`. */
export function encodeChoice(choices: readonly string[], value: unknown, noun: string): number | Misfit {
  const position = typeof value === 'string' ? choices.indexOf(value) : -1;
  if (position >= 0) return position;
  const nearest = typeof value === 'string' ? nearestWord(value, choices) : undefined;
  const message = `${shown(value)} is not one of the ${noun}s`;
  if (nearest === undefined) return { message, help: `the ${noun}s are ${listed(choices)}` };
  return { message, help: `did you mean \`${nearest}\`?`, nearest };
}

/** The mask of a list of options: bit i is option i. The order of the list means nothing. */
export function encodeSubset(options: readonly string[], value: unknown): number | Misfit {
  if (!Array.isArray(value)) {
    return { message: `${shown(value)} is not a list of options`, help: 'give a list, `[]` for none of them' };
  }
  let mask = 0;
  for (const option of value) {
    const position = encodeChoice(options, option, 'option');
    if (typeof position !== 'number') {
      return position.help === undefined
        ? { message: position.message }
        : { message: position.message, help: position.help };
    }
    if (mask & (1 << position)) return { message: `${shown(option)} is listed twice`, help: 'list it once' };
    mask |= 1 << position;
  }
  return mask;
}

export function decodeSubset(options: readonly string[], mask: number): readonly string[] {
  return options.filter((_, position) => mask & (1 << position));
}

/** A choice can be written between double quotes as it is. */
export function choiceFaults(field: string, choices: readonly string[], most = Number.MAX_SAFE_INTEGER): DomainFault[] {
  const faults: DomainFault[] = [];
  if (choices.length === 0) faults.push({ field, message: 'the list is empty', help: 'give at least one' });
  if (choices.length > most) {
    faults.push({
      field,
      message: `\`${choices.length}\` is more than a set may have`,
      help: `give at most \`${most}\``,
    });
  }
  const seen = new Set<string>();
  for (const choice of choices) {
    if (seen.has(choice)) faults.push({ field, message: `${plainly(choice)} is listed twice`, help: 'list it once' });
    if (!isQuotable(choice)) {
      const help = 'use letters, digits, `_`, spaces; no quotes, backslashes or control characters';
      faults.push({ field, message: `${plainly(choice)} cannot be written in an expression`, help });
    }
    seen.add(choice);
  }
  return faults;
}

/** Whether a text can stand between double quotes: nothing in it needs an escape. */
export function isQuotable(text: string): boolean {
  return text !== '' && !/["\\\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text);
}
