import { Piscina } from 'piscina';
import { stringify } from 'yaml';
import type { Guarded } from './guarded-json.ts';
import { parseGuardedYaml } from './guarded-yaml.ts';

/** Reads and writes YAML; long texts in a thread of its own, so that others need not wait. */
export interface YamlReader {
  read(text: string): Promise<Guarded>;
  write(value: object): Promise<string>;
  close(): Promise<void>;
}

/** In UTF-16 units; a quarter of a second or so of parsing a MiB. */
const LONG = 256 * 1024;

/** The thread starts with the first long text. */
export function openYaml(): YamlReader {
  let thread: Piscina | undefined;
  const inThread = (name: string, input: unknown) => {
    thread ??= new Piscina({ filename: WORKER, maxThreads: 1, minThreads: 0, maxQueue: 16, execArgv: LOADER });
    return thread.run(input, { name });
  };
  return {
    read: async (text) => (text.length > LONG ? await inThread('read', text) : parseGuardedYaml(text)),
    write: async (value) => (sizeOf(value) > LONG ? await inThread('write', value) : writeYaml(value)),
    close: async () => thread?.close(),
  };
}

export const writeYaml = (value: object): string =>
  stringify(value, { version: '1.2', schema: 'core', aliasDuplicateObjects: false, lineWidth: 0 });

const sizeOf = (value: object) => JSON.stringify(value).length;

const AS_SOURCE = import.meta.url.endsWith('.ts');
const WORKER = new URL(AS_SOURCE ? './yaml-worker.ts' : './yaml-worker.js', import.meta.url).href;
const LOADER = AS_SOURCE ? ['--import', 'tsx'] : [];
