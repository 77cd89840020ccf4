/**
 * What was compiled, for the next question about the same. Past `limit` bytes the least recently used go; the newest one
 * always stays. LAW: it changes what an answer costs in time, never what it says.
 */
export interface CaseCache<C> {
  get(name: string): C | undefined;
  put(name: string, compiled: C, bytes: number): void;
}

export function caseCache<C>(limit: number): CaseCache<C> {
  const kept = new Map<string, { readonly compiled: C; readonly bytes: number }>();
  let held = 0;
  const forget = (name: string) => {
    held -= kept.get(name)?.bytes ?? 0;
    kept.delete(name);
  };
  return {
    get(name) {
      const found = kept.get(name);
      if (found === undefined) return undefined;
      kept.delete(name);
      kept.set(name, found);
      return found.compiled;
    },
    put(name, compiled, bytes) {
      forget(name);
      kept.set(name, { compiled, bytes });
      held += bytes;
      for (const oldest of kept.keys()) {
        if (held <= limit || oldest === name) return;
        forget(oldest);
      }
    },
  };
}
