import { pointerTo } from '../negotiation/fault.ts';

/** The first place before `before` where a text stops being JSON. */
export interface Malformed {
  readonly at: number;
  /** Of the value that was being read. */
  readonly pointer: string;
  readonly expected: string;
  readonly found: string;
}

/** Slow and careful, for a text that is known to be at fault. `undefined`: nothing is malformed before `before`. */
export function malformedAt(text: string, before: number): Malformed | undefined {
  const end = walk(text, before);
  if (end.expected === undefined) return undefined;
  return { at: end.at, pointer: pointerTo('', ...end.path), expected: end.expected, found: tokenAt(text, end.at) };
}

/** The value that is being read at an offset of a text that is JSON up to there. */
export const pointerAt = (text: string, at: number): string => pointerTo('', ...walk(text, at).path);

interface End {
  readonly at: number;
  readonly path: readonly (string | number)[];
  readonly expected?: string;
}

const VALUE = 'a value';
const LITERALS = ['true', 'false', 'null'];
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;

/** Reads token by token with the path in hand, until the text is at fault or `stop` is reached. */
function walk(text: string, stop: number): End {
  const path: (string | number)[] = [];
  let at = 0;
  let state: 'value' | 'first item' | 'first key' | 'key' | 'after' = 'value';
  const end = (expected?: string): End => ({
    at,
    path: state === 'key' || state === 'first key' ? path.slice(0, -1) : path,
    ...(expected === undefined ? {} : { expected }),
  });
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const token = pattern.exec(text)?.[0];
    at += token?.length ?? 0;
    return token;
  };
  const close = () => {
    path.pop();
    state = 'after';
    at++;
  };
  for (;;) {
    take(SPACE);
    if (at >= stop && at < text.length) return end();
    const c = text[at];
    if (state === 'after') {
      if (path.length === 0) return c === undefined ? end() : end('the end of the body');
      const last = path.at(-1)!;
      if (c === (typeof last === 'number' ? ']' : '}')) close();
      else if (c !== ',') return end(typeof last === 'number' ? '`,` or `]`' : '`,` or `}`');
      else {
        at++;
        if (typeof last === 'number') path[path.length - 1] = last + 1;
        state = typeof last === 'number' ? 'value' : 'key';
      }
    } else if (state === 'key' || state === 'first key') {
      if (c === '}' && state === 'first key') close();
      else {
        const key = take(STRING);
        if (key === undefined) return c === '"' ? brokenString(end()) : end(keyExpected(state));
        take(SPACE);
        if (text[at] !== ':') return end('`:` after the key');
        path[path.length - 1] = JSON.parse(key) as string;
        at++;
        state = 'value';
      }
    } else if (c === ']' && state === 'first item') close();
    else if (c === '{' || c === '[') {
      at++;
      path.push(c === '{' ? '' : 0);
      state = c === '{' ? 'first key' : 'first item';
    } else if (c === '"') {
      if (take(STRING) === undefined) return brokenString(end());
      state = 'after';
    } else if (take(NUMBER) !== undefined) state = 'after';
    else {
      const literal = LITERALS.find((word) => text.startsWith(word, at));
      if (literal === undefined) return end(state === 'first item' ? `${VALUE} or \`]\`` : VALUE);
      at += literal.length;
      state = 'after';
    }
  }

  function brokenString(from: End): End {
    const part = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*/y;
    part.lastIndex = from.at;
    at += part.exec(text)?.[0].length ?? 0;
    if (at >= text.length) return end('`"` to end the text');
    return end(
      text[at] === '\\' ? 'an escape such as `\\n` or `\\u00e9`' : 'an escape in place of a control character',
    );
  }
}

const keyExpected = (state: string) =>
  state === 'first key' ? 'a key in double quotes or `}`' : 'a key in double quotes';

function tokenAt(text: string, at: number): string {
  if (at >= text.length) return 'the end of the body';
  const word = /[A-Za-z_][\w-]{0,30}|[\s\S]/uy;
  word.lastIndex = at;
  const token = word.exec(text)![0];
  return token < ' ' ? `control character ${token.charCodeAt(0)}` : `\`${token}\``;
}
