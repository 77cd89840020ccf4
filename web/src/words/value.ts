import type { Issue, Value, ValueSet } from '../contract.ts';

/** How a value of an issue reads: titles rather than ids, numbers with their unit. */
export function wordsOf(issue: Issue, value: Value): string {
  switch (issue.type) {
    case 'boolean':
      return value === true ? 'yes' : 'no';
    case 'categorical':
      return titleOf(issue.options, value);
    case 'ordinal':
      return titleOf(issue.levels, value);
    case 'set':
      return Array.isArray(value) && value.length > 0
        ? value.map((one) => titleOf(issue.options, one)).join(', ')
        : 'none of them';
    case 'integer':
    case 'decimal':
      return withUnit(String(value), issue.unit);
    case 'step':
      return value === 'never' ? 'never' : `step ${value}`;
    case 'date':
      return String(value);
  }
}

const titleOf = (titled: readonly { readonly id: string; readonly title?: string }[], value: Value): string =>
  titled.find(({ id }) => id === value)?.title ?? String(value);

const withUnit = (text: string, unit: string | undefined) => (unit ? `${text} ${unit}` : text);

type Piece = Value | { readonly from: Value; readonly to: Value };

/** A set of values as a list of texts, each one value or one run of them. */
export function piecesOf(issue: Issue, set: ValueSet): string[] {
  if (!Array.isArray(set)) {
    const { always, possible } = set;
    const some = possible.filter((option) => !always.includes(option));
    return [
      ...(always.length > 0 ? [`always ${wordsOf(issue, always)}`] : []),
      ...(some.length > 0 ? [`possibly ${wordsOf(issue, some)}`] : []),
      ...(possible.length === 0 ? ['none of them'] : []),
    ];
  }
  return (set as readonly Piece[]).map((piece) => {
    if (typeof piece !== 'object' || Array.isArray(piece)) return wordsOf(issue, piece);
    const { from, to } = piece as { from: Value; to: Value };
    return from === to
      ? wordsOf(issue, from)
      : `${wordsOf({ ...issue, unit: '' } as Issue, from)} to ${wordsOf(issue, to)}`;
  });
}
