import { existsSync } from 'node:fs';
import type { Config } from '../config.ts';
import { ID_PATTERN } from '../negotiation/identifiers.ts';
import { type Api, type ApiParts, mustExist, openApi } from './api.ts';
import { refusedBy } from './ask.ts';
import { Asked } from './asked.ts';
import { readSource, type Source } from './source.ts';
import type { Terminal } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** The negotiation that a command is about, and the API that is asked about it. */
export interface Case {
  readonly api: Api;
  /** A file that is sent along with every question; `null`: it is stored, under `id`. */
  readonly sent: Source | null;
  readonly id: string | null;
  /** The negotiation as a document; what is sent along may be of any shape. @throws Trouble */
  document(): Promise<Loose>;
  /** The same trouble; where there is no such negotiation, with a file that may have been meant. */
  known(trouble: Trouble): Trouble;
}

/** A document that nobody has looked at yet. */
export type Loose = Readonly<Record<string, unknown>>;

/** @param name a file, `-`, or the id of a negotiation in the database. @throws Trouble */
export async function openCase(name: string, config: Config, terminal: Terminal, parts: ApiParts): Promise<Case> {
  if (!ID_PATTERN.test(name)) {
    const sent = await readSource(name, terminal);
    const api = await openApi(config, parts);
    return { api, sent, id: null, document: async () => looseOf(sent.value), known: (trouble) => trouble };
  }
  mustExist(config.databaseUrl, helpWithFile(name));
  const api = await openApi(config, parts, config.databaseUrl);
  const known = (trouble: Trouble) => {
    const [first, ...others] = trouble.complaints;
    const help = helpWithFile(name);
    if (help === undefined || first === undefined || !/^there is no negotiation/.test(first.message)) return trouble;
    return new Trouble([{ ...first, help }, ...others], trouble.problem);
  };
  const document = async () => {
    const answer = await api.app.inject({ method: 'GET', url: `/v1/negotiations/${name}/document` });
    if (answer.statusCode !== 200) throw known(refusedBy(answer.payload, new Asked()));
    return answer.json<Loose>();
  };
  return { api, sent: null, id: name, document, known };
}

export const looseOf = (value: unknown): Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Loose) : {};

/** That there is a file which may have been meant by an id. */
function helpWithFile(id: string): string | undefined {
  const files = [`./${id}`, ...['', 'seed/'].flatMap((folder) => ENDINGS.map((ending) => `${folder}${id}${ending}`))];
  const file = files.find((one) => existsSync(one));
  return file === undefined ? undefined : `did you mean the file \`${file}\`?`;
}

const ENDINGS = ['.yaml', '.yml', '.json'];
