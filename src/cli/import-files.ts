import { existsSync } from 'node:fs';
import { ID_PATTERN } from '../negotiation/identifiers.ts';
import { databaseOf, openApi } from './api.ts';
import type { Surroundings } from './ask-question.ts';
import { looseOf } from './case.ts';
import { type Decided, NO, YES } from './exit-code.ts';
import { harmless } from './paint.ts';
import { readSource, type Source } from './source.ts';
import { Trouble } from './trouble.ts';
import { writeDocument } from './write-document.ts';

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
    const troubles: Trouble[] = [];
    for (const source of sources) {
      // Whether there is one already does not matter yet: what is wrong with this one is asked.
      await writeDocument(api.app, source, { isDry: true, replacing: under(source) }).catch((error: unknown) => {
        if (!(error instanceof Trouble)) throw error;
        troubles.push(error);
      });
    }
    if (troubles.length > 0) throw new Trouble(troubles.flatMap(({ complaints }) => complaints));
    let decided: Decided = YES;
    for (const source of sources) {
      try {
        const replacing = replace === true ? under(source) : undefined;
        const written = await writeDocument(api.app, source, { isDry: dryRun === true, replacing });
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

/** The id that a document has, where it is one. */
function under(source: Source): string | undefined {
  const id = idOf(source);
  return typeof id === 'string' && ID_PATTERN.test(id) ? id : undefined;
}

const isThere = (error: unknown): boolean =>
  error instanceof Trouble && error.problem !== undefined && JSON.parse(error.problem).status === 409;
