import type { Config } from '../config.ts';
import type { ApiParts } from './api.ts';
import { ask } from './ask.ts';
import { Asked } from './asked.ts';
import { openCase } from './case.ts';
import { putDeal } from './deal.ts';
import { readingOf } from './decide.ts';
import type { Decided } from './exit-code.ts';
import { widthOf } from './page.ts';
import { harmless, paintOn } from './paint.ts';
import { type Given, putFields } from './put-fields.ts';
import type { QuestionCommand } from './questions.ts';
import { type Carried, sayCarried } from './say-context.ts';
import type { Terminal } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** What stands around a command. */
export interface Surroundings {
  readonly terminal: Terminal;
  readonly config: Config;
  readonly parts: ApiParts;
}

/** Asks one question and prints what is answered. @throws Trouble, Interrupted */
export async function askQuestion(
  command: QuestionCommand,
  name: string,
  words: readonly string[],
  given: Given,
  { terminal, config, parts }: Surroundings,
): Promise<Decided> {
  const of = await openCase(name, config, terminal, parts);
  try {
    const asked = new Asked();
    if (of.sent !== null) asked.put(['negotiation'], of.sent.value, { source: of.sent, below: '' });
    const fields = fieldsOf(command);
    for (const { path, flags } of fields) asked.couldBe(path, flags);
    await putFields(asked, fields, given, of, terminal);
    const below = ['timeline', 'difference'].includes(command.name) ? ['question'] : [];
    const terms = (given['term'] ?? []) as string[];
    const isOfDeal = await putDeal(asked, below, { words, terms }, of, terminal);
    if (command.ofDeal === 'always' && !isOfDeal) throw new Trouble([NO_DEAL]);
    if (below.length > 0)
      asked.put(['question', 'kind'], String(given['question'] ?? (isOfDeal ? 'check' : 'zone')), '--question');
    const url = of.id === null ? `/v1/${command.kind}` : `/v1/negotiations/${of.id}/${command.kind}`;
    const text = await ask(of.api.app, url, asked, terminal).catch((error: unknown) => {
      throw error instanceof Trouble ? of.known(error) : error;
    });
    return print(command, text, given, terminal);
  } finally {
    await of.api.close();
  }
}

const NO_DEAL = {
  at: null,
  message: 'no deal is named',
  help: 'name one of the case, a file of terms, or terms as `issue=value`; what is not named is open',
};

/** What is said of both sides of a difference is said of each that does not say otherwise. */
function fieldsOf({ name, fields }: QuestionCommand): QuestionCommand['fields'] {
  if (name !== 'difference') return fields;
  return fields.flatMap((field) => {
    if (field.path[0] !== 'context') return [field];
    return ['left', 'right'].map((side) => ({ ...field, path: [side, ...field.path.slice(1)] }));
  });
}

function print(command: QuestionCommand, text: string, given: Given, terminal: Terminal): Decided {
  const answer: unknown = JSON.parse(text, (_, value) => (typeof value === 'string' ? harmless(value) : value));
  const { say, decide } = readingOf(command.name);
  const page = { width: widthOf(terminal.out), paint: paintOn(terminal.out) };
  const lines = given['json'] === true ? [text] : [...say(answer, page), ...sayCarried(answer as Carried, page)];
  terminal.out.write(`${lines.join('\n')}\n`);
  return decide(answer, given['atLeast'] as number | undefined);
}
