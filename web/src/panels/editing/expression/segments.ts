/** A part of a text in UTF-16 units, as the language tells it; empty where something is missing. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Segment {
  readonly text: string;
  /** Which of the spans lie over it. */
  readonly marks: readonly number[];
}

/**
 * A text cut where spans begin and end. Only what is marked is cut out, and nothing is lost. An empty span takes the
 * character after it; at the end of the text it becomes a segment without text, so that it can be seen all the same.
 *
 * LAW: the texts together are the text (test/web/expression-segments.test.ts).
 */
export function segmentsOf(text: string, spans: readonly Span[]): Segment[] {
  const seen = spans.map((span) => widened(text, span));
  const cuts = [...new Set([0, text.length, ...seen.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const segments = cuts.slice(1).map((end, at) => {
    const start = cuts[at]!;
    return { text: text.slice(start, end), marks: indicesOf(seen, (one) => one.start <= start && end <= one.end) };
  });
  const missing = indicesOf(seen, ({ start, end }) => start === text.length && end === start);
  return missing.length === 0 ? segments : [...segments, { text: '', marks: missing }];
}

function widened(text: string, { start, end }: Span): Span {
  const from = Math.min(Math.max(start, 0), text.length);
  const to = Math.min(Math.max(end, from), text.length);
  if (to > from || from === text.length) return { start: from, end: to };
  return { start: from, end: from + String.fromCodePoint(text.codePointAt(from)!).length };
}

const indicesOf = <T>(list: readonly T[], keeps: (one: T) => boolean): number[] =>
  list.flatMap((one, at) => (keeps(one) ? [at] : []));

/**
 * Where spans lie after a text was edited in one place: before it as they were, behind it moved along. One that the
 * edit touched is gone: nobody knows yet what is there now.
 */
export function carried<S extends { readonly span: Span }>(faults: readonly S[], from: string, to: string): S[] {
  if (from === to) return [...faults];
  const shorter = Math.min(from.length, to.length);
  let before = 0;
  while (before < shorter && from[before] === to[before]) before++;
  let behind = 0;
  while (behind < shorter - before && from[from.length - 1 - behind] === to[to.length - 1 - behind]) behind++;
  const moved = to.length - from.length;
  return faults.flatMap((fault) => {
    const { start, end } = fault.span;
    if (end < before) return [fault];
    if (start > from.length - behind) return [{ ...fault, span: { start: start + moved, end: end + moved } }];
    return [];
  });
}
