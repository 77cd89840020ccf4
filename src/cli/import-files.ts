import { existsSync } from 'node:fs';
import { databaseOf, openApi } from './api.ts';
import type { Surroundings } from './ask-question.ts';
import { looseOf } from './case.ts';
import { type Decided, NO, YES } from './exit-code.ts';
import { harmless } from './paint.ts';
import { readSource, type Source } from './source.ts';
import { Trouble } from './trouble.ts';
import { type Writing, writeDocument } from './write-document.ts';

export interface Importing {
  readonly dryRun?: true;
  readonly replace?: true;
}

/** Puts files into the database: all of them, or where one is wrong none. @throws Trouble with all that is wrong */
export async function importFiles(
  names: readonly string[],
  { dryRun, replace }: Importing,
  { terminal, config, parts }: Surroundings,
): Promise<Decided> {
  const sources: Source[] = [];
  for (const name of names) sources.push(await readSource(name, terminal));
  // A dry run leaves no trace, not even a new database.
  const isNew = !existsSync(databaseOf(config.databaseUrl));
  const api = await openApi(config, parts, dryRun === true && isNew ? undefined : config.databaseUrl);
  try {
    const write = (source: Source, isDry: boolean) => {
      const id = idOf(source);
      const writing: Writing = { isDry, replacing: replace === true && typeof id === 'string' ? id : undefined };
      return writeDocument(api.app, source, writing);
    };
    const troubles: Trouble[] = [];
    for (const source of sources) {
      await write(source, true).catch((error: unknown) => {
        if (!(error instanceof Trouble)) throw error;
        if (!isThere(error)) troubles.push(error);
      });
    }
    if (troubles.length > 0) throw new Trouble(troubles.flatMap(({ complaints }) => complaints));
    let decided: Decided = YES;
    for (const source of sources) {
      try {
        const written = await write(source, dryRun === true);
        const what = dryRun === true ? 'would be' : 'is';
        terminal.out.write(`${harmless(String(written['id']))} ${what} there, at version ${written['version']}\n`);
      } catch (error) {
        if (!isThere(error)) throw error;
        terminal.err.write(`there is a negotiation \`${idOf(source)}\` already; \`--replace\` replaces it\n`);
        decided = NO;
      }
    }
    return decided;
  } finally {
    await api.close();
  }
}

const idOf = ({ value }: Source): unknown => looseOf(looseOf(value)['negotiation'])['id'];

const isThere = (error: unknown): boolean =>
  error instanceof Trouble && error.problem !== undefined && JSON.parse(error.problem).status === 409;
