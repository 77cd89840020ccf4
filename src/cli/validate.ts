import { COLLECTIONS } from '../negotiation/negotiation.ts';
import type { Surroundings } from './ask-question.ts';
import { type Loose, looseOf, openCase } from './case.ts';
import { type Decided, YES } from './exit-code.ts';
import { plural } from './say-values.ts';
import { writeDocument } from './write-document.ts';

/** Whether a negotiation is sound. @throws Trouble with everything that is wrong */
export async function validate(name: string, { terminal, config, parts }: Surroundings): Promise<Decided> {
  const of = await openCase(name, config, terminal, parts);
  try {
    // What is stored was sound when it was written: it is only looked for.
    const counts =
      of.sent === null
        ? countsOf(await of.document())
        : looseOf((await writeDocument(of.api.app, of.sent, { isDry: true }))['counts']);
    const said = Object.entries(counts).flatMap(([list, count]) =>
      count === 0 ? [] : [plural(Number(count), ...(WORDS[list] ?? oneOrMany(list)))],
    );
    const what = said.length === 0 ? '' : ` (${said.join(', ')})`;
    terminal.out.write(`${of.sent?.name ?? of.id}: nothing is wrong${what}\n`);
    return YES;
  } finally {
    await of.api.close();
  }
}

const oneOrMany = (list: string): readonly [string, string] => [list.replace(/s$/, ''), list];
const WORDS: Readonly<Record<string, readonly [string, string]>> = {
  parties: ['party', 'parties'],
  redLines: ['red line', 'red lines'],
  preferences: ['preferences', 'preferences'],
};

const countsOf = (document: Loose): Loose =>
  Object.fromEntries(COLLECTIONS.map((list) => [list, (document[list] as readonly unknown[]).length]));
