import type { ProblemBody } from '../http/problem.ts';
import { pointerTo } from '../negotiation/fault.ts';
import { placesIn } from './place.ts';
import type { Source } from './source.ts';
import { type At, type Complaint, Trouble } from './trouble.ts';

/** Where a part of a question was written: on the command line, or in a file from some place of it down. */
export type Origin = string | { readonly source: Source; readonly below: string };

/** An object in which every key is one like the others, `__proto__` too. @param like whose fields it has */
export const bare = (like: object = {}): Record<string, unknown> => Object.assign(Object.create(null), like);

/** A question as it is put together, which remembers where each part of it came from. */
export class Asked {
  readonly body = bare();
  readonly #origins = new Map<string, Origin>();
  readonly #places = new Map<string, string>();

  /** Puts a value at a path, and makes the objects on the way. */
  put(path: readonly string[], value: unknown, origin: Origin): void {
    let at = this.body;
    for (const key of path.slice(0, -1)) {
      at[key] ??= bare();
      at = at[key] as Record<string, unknown>;
    }
    at[path.at(-1)!] = value;
    this.from(pointerTo('', ...path), origin);
  }

  from(pointer: string, origin: Origin): void {
    this.#origins.set(pointer, origin);
  }

  /** How a part that was not written would be: for what is missing. */
  couldBe(path: readonly string[], written: string): void {
    this.#places.set(pointerTo('', ...path), written);
  }

  /** What the API found wrong with it, told of what was written. */
  refused(problem: ProblemBody, answer: string): Trouble {
    const places = new Map<Source, ReturnType<typeof placesIn>>();
    const complaints = problem.errors.map(({ pointer, code, detail, span, help }): Complaint => {
      const found = this.#originOf(pointer);
      if (found === undefined) {
        const name = this.#places.get(pointer);
        return { at: name === undefined ? null : { kind: 'name', name }, message: detail, help };
      }
      if (typeof found.origin === 'string') return { at: { kind: 'name', name: found.origin }, message: detail, help };
      const { source, below } = found.origin;
      if (!places.has(source)) places.set(source, placesIn(source));
      const at: At = places.get(source)!(below + found.rest, code, span);
      return { at, message: detail, help };
    });
    if (complaints.length === 0) return new Trouble([{ at: null, message: problem.detail, help: undefined }], answer);
    return new Trouble(complaints, answer, /\(and at least \d+ more\)$/.test(problem.detail));
  }

  /** The origin of the closest part that holds a pointer, and the way from there. */
  #originOf(pointer: string): { origin: Origin; rest: string } | undefined {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const origin = this.#origins.get(at);
      if (origin !== undefined) return { origin, rest: pointer.slice(at.length) };
      if (at === '') return undefined;
    }
  }
}
