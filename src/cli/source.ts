import { isUtf8 } from 'node:buffer';
import { readdir, readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { parseGuarded } from '../http/guarded-json.ts';
import { parseGuardedYaml } from '../http/guarded-yaml.ts';
import { nearestWord } from '../language/nearest-word.ts';
import type { Terminal } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** A text that was read, with the name by which messages call it. */
export interface Source {
  readonly name: string;
  readonly text: string;
  readonly value: unknown;
}

/** A file of YAML or JSON, or the standard input as `-`. @throws Trouble */
export async function readSource(name: string, terminal: Terminal): Promise<Source> {
  const bytes = name === '-' ? await terminal.input() : await bytesOf(name);
  const called = name === '-' ? '(standard input)' : name;
  if (!isUtf8(bytes)) {
    throw new Trouble([{ at: { kind: 'name', name: called }, message: 'not UTF-8', help: 'save it as UTF-8' }]);
  }
  const text = bytes.toString('utf8').replace(/^\ufeff/, '');
  const read = isJson(called, text) ? parseGuarded(text) : parseGuardedYaml(text);
  if (read.fault === undefined) return { name: called, text, value: read.value };
  const { detail, help } = read.fault;
  const [, line, column, said] = /^line (\d+), column (\d+): (.*)$/s.exec(detail) ?? [];
  const at =
    line === undefined
      ? ({ kind: 'name', name: called } as const)
      : ({ kind: 'text', name: called, text, line: Number(line), column: Number(column), length: 1 } as const);
  throw new Trouble([{ at, message: said ?? detail, help }]);
}

/** By its name, where that says so, else by how it begins. */
const isJson = (name: string, text: string) =>
  /\.json$/i.test(name) || (!/\.ya?ml$/i.test(name) && /^\s*[{[]/.test(text));

async function bytesOf(name: string): Promise<Buffer> {
  try {
    return await readFile(name);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      const near = await nearFile(name);
      const help = near === undefined ? undefined : `did you mean \`${near}\`?`;
      throw new Trouble([{ at: null, message: `there is no file \`${name}\``, help }]);
    }
    const why = code === 'EISDIR' ? 'is a folder, not a file' : `cannot be read (${code})`;
    throw new Trouble([{ at: null, message: `\`${name}\` ${why}`, help: undefined }]);
  }
}

/** A file beside it that was probably meant. */
async function nearFile(name: string): Promise<string | undefined> {
  const folder = dirname(name);
  const beside = await readdir(folder).catch(() => []);
  const near = nearestWord(basename(name), beside);
  if (near !== undefined) return folder === '.' && !name.startsWith('.') ? near : join(folder, near);
  return undefined;
}
