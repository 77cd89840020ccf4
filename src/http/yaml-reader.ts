import { Piscina } from 'piscina';
import { stringify } from 'yaml';
import type { Guarded } from './guarded-json.ts';
import { parseGuardedYaml } from './guarded-yaml.ts';
import { Refusal } from './problem.ts';

/** Reads and writes YAML; long texts in a thread of its own, so that others need not wait. */
export interface YamlReader {
  read(text: string): Promise<Guarded>;
  write(value: object): Promise<string>;
  close(): Promise<void>;
}

/** In UTF-16 units; about a tenth of a second of parsing. */
const LONG = 256 * 1024;

const MOST_WAITING = 16;

/** The thread starts with the first long text. A program that runs from its sources has none: node could not load it. */
export function openYaml(): YamlReader {
  let thread: Piscina | undefined;
  const inThread = (name: string, input: unknown) => {
    thread ??= new Piscina({ filename: WORKER.href, minThreads: 0, maxThreads: 1 });
    if (thread.queueSize >= MOST_WAITING)
      throw new Refusal('overloaded', 'many long YAML texts are waiting; send JSON');
    return thread.run(input, { name });
  };
  const isLong = (size: number) => BUILT && size > LONG;
  return {
    read: async (text) => (isLong(text.length) ? await inThread('read', text) : parseGuardedYaml(text)),
    write: async (value) => (isLong(sizeOf(value)) ? await inThread('write', value) : writeYaml(value)),
    close: async () => thread?.close(),
  };
}

export const writeYaml = (value: object): string =>
  stringify(value, { version: '1.2', schema: 'core', aliasDuplicateObjects: false, lineWidth: 0 });

const sizeOf = (value: object) => JSON.stringify(value).length;

const BUILT = import.meta.url.endsWith('.js');
const WORKER = new URL('./yaml-worker.js', import.meta.url);
