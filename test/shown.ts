/** What a page shows of commands and of their answers. */
export interface Shown {
  readonly command: string;
  readonly answer: unknown;
}

/** Every block `sh run`, with the block `json answer` that comes next after it. */
export function shownIn(markdown: string): Shown[] {
  const blocks = [...markdown.matchAll(/^```(sh run|json answer)\n([\s\S]*?)^```$/gm)];
  const isRun = ([, tag]: RegExpMatchArray) => tag === 'sh run';
  return blocks.filter(isRun).map((block) => {
    const next = blocks[blocks.indexOf(block) + 1];
    if (next === undefined || isRun(next)) throw new Error(`no answer is shown to ${block[2]}`);
    return { command: block[2]!.trim(), answer: JSON.parse(next[2]!) };
  });
}

/** Why `shown` is no excerpt of `whole`: fields and entries may be left out, the order of entries stays. */
export function notShownBy(whole: unknown, shown: unknown, at = ''): string[] {
  if (Array.isArray(shown)) {
    if (!Array.isArray(whole)) return [`${at} is no list`];
    let from = 0;
    return shown.flatMap((entry, place) => {
      const found = whole.findIndex((other, index) => index >= from && notShownBy(other, entry).length === 0);
      if (found === -1) return [`${at}/${place} is not in the answer`];
      from = found + 1;
      return [];
    });
  }
  if (typeof shown === 'object' && shown !== null) {
    if (typeof whole !== 'object' || whole === null) return [`${at} is no object`];
    return Object.entries(shown).flatMap(([key, value]) =>
      notShownBy((whole as Record<string, unknown>)[key], value, `${at}/${key}`),
    );
  }
  return Object.is(whole, shown) ? [] : [`${at} is ${JSON.stringify(whole)}, not ${JSON.stringify(shown)}`];
}
