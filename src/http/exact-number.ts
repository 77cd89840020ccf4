/** Whether a number's text means exactly what comes back when it is read as a double and written again. */
export function survives(text: string): boolean {
  const value = Number(text);
  if (Number.isNaN(value)) return true; // not a number at all: for the grammar to refuse
  return Number.isFinite(value) && normal(text) === normal(String(value));
}

/** One spelling a decimal value: its digits without zeros at either end, and the power of ten of the last. */
function normal(text: string): string {
  const [, minus, whole, fraction = '', power = '0'] = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return text;
  const digits = trimmed(whole + fraction);
  if (digits.text === '') return '0';
  return `${minus === '-' ? '-' : ''}${digits.text}e${Number(power) - fraction.length + digits.dropped}`;
}

/** Without zeros at either end, and how many were dropped from the right; by hand, as a regex would go quadratic. */
function trimmed(digits: string): { text: string; dropped: number } {
  let from = 0;
  let to = digits.length;
  while (from < to && digits.charCodeAt(from) === 48) from++;
  while (to > from && digits.charCodeAt(to - 1) === 48) to--;
  return { text: digits.slice(from, to), dropped: digits.length - to };
}
