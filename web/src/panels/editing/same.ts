/** Whether two values of JSON say the same, in whatever order their fields are. */
export function same(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => same(a[name as keyof typeof a], b[name as keyof typeof b]));
}

/** Which fields differ between two records. */
export const differing = (a: object, b: object): string[] =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => !same(a[name as keyof typeof a], b[name as keyof typeof b]),
  );
