import { randomBytes } from 'node:crypto';

/** An id that says what it names, and that nothing else has. */
export function newId(title: string, hyphen: '-' | '_'): string {
  const words = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z][a-z0-9]*/g) ?? ['record'];
  return [words.join(hyphen).slice(0, 40), randomBytes(4).toString('hex')].join(hyphen);
}
