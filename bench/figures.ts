/** One line of the results: a ratio, both values it is made of, and what it should be. */
export interface Figure {
  readonly name: string;
  readonly ours: Quantity;
  /** `null`: for information, compared with nothing. */
  readonly beside: Quantity | null;
  readonly ratio: number | null;
  readonly target: Target | null;
  readonly met: boolean | null;
}

export interface Quantity {
  readonly value: number;
  readonly unit: string;
  readonly what: string;
}

type Target = { readonly atLeast: number } | { readonly atMost: number };

/** What one part of the bench hands back. */
export interface Part {
  readonly title: string;
  readonly figures: readonly Figure[];
  readonly notes: readonly string[];
}

/** @param target of the ratio ours / beside; none: for information */
export function figure(name: string, ours: Quantity, beside: Quantity, target: Target | null = null): Figure {
  const ratio = ours.value / beside.value;
  const met = target === null ? null : 'atLeast' in target ? ratio >= target.atLeast : ratio <= target.atMost;
  return { name, ours, beside, ratio, target, met };
}

/** A value compared with nothing. */
export const plain = (name: string, ours: Quantity): Figure => ({
  name,
  ours,
  beside: null,
  ratio: null,
  target: null,
  met: null,
});

export const quantity = (value: number, unit: string, what = ''): Quantity => ({ value, unit, what });

export function markdownOf({ title, figures, notes }: Part): string {
  const rows = figures.map(rowOf);
  const table = ['| | ratio | ours | beside it | target | |', '|---|---|---|---|---|---|', ...rows].join('\n');
  const list = notes.map((note) => `- ${note}`).join('\n');
  return [`## ${title}`, ...(rows.length > 0 ? [table] : []), ...(notes.length > 0 ? [list] : [])].join('\n\n');
}

/** One row of the table. */
export function rowOf({ name, ratio, ours, beside, target, met }: Figure): string {
  const wanted = target === null ? '' : 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
  const mark = met === null ? '' : met ? '✓' : '✗';
  const cells = [name, ratio === null ? '' : short(ratio), worded(ours), beside === null ? '' : worded(beside)];
  return `| ${[...cells, wanted, mark].join(' | ')} |`;
}

const worded = ({ value, unit, what }: Quantity) => `${short(value)} ${unit}${what === '' ? '' : ` (${what})`}`;

/** Three digits that count, thousands apart. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
