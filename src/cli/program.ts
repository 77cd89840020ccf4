import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { Surroundings } from './ask-question.ts';
import { optionOf } from './put-fields.ts';
import { TERM } from './question-fields.ts';
import { QUESTIONS, type QuestionCommand } from './questions.ts';

/** Tells how a command ended. What a command needs is loaded once it is called. */
type Ended = (code: number) => void;

const CASE = 'a file of YAML or JSON, `-` for the standard input, or the id of a negotiation in the database';
const DEAL = 'the id of a deal, a file of terms, `-`, or terms as `issue=value`';

/** The command line of Parley. @throws CommanderError where it cannot be read */
export function programOf(surroundings: Surroundings, version: string, ended: Ended): Command {
  const { out, err } = surroundings.terminal;
  const program = new Command('parley')
    .description('Is there a deal that every side can live with, and if not, why not?')
    .version(version)
    .enablePositionalOptions()
    .exitOverride()
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => err.write(text),
      getOutHelpWidth: () => Math.min(out.columns ?? 80, 100),
      getErrHelpWidth: () => Math.min(err.columns ?? 80, 100),
    })
    .addHelpText('after', CODES);
  for (const question of QUESTIONS) addQuestion(program, question, surroundings, ended);
  addKeeping(program, surroundings, ended);
  addServe(program, surroundings, ended);
  return program;
}

const CODES = `
Exit codes: 0 yes, 1 no, 2 undecided, 3 wrong input (the command line, a file, an unknown id), 130 interrupted,
70 a defect. \`parley help COMMAND\` says what 0, 1 and 2 mean of a command.`;

function addQuestion(program: Command, question: QuestionCommand, surroundings: Surroundings, ended: Ended): void {
  const command = program.command(question.name).description(question.says).argument('<case>', CASE);
  if (question.ofDeal !== 'never') command.argument('[deal...]', DEAL).addOption(optionOf(TERM));
  for (const field of question.fields) command.addOption(optionOf(field));
  if (question.name === 'likelihood')
    command.option('--at-least <chance>', 'exit with 0 only from this chance on, 0 to 1', chanceIn);
  if (question.name === 'difference')
    command.option('--question <kind>', '`zone`, `check` or `conflicts`; a check where a deal is named, else a zone');
  const [yes, no, undecided] = question.codes;
  addDatabase(command)
    .option('--json', 'print exactly what the API answers')
    .addHelpText('after', exits(yes, `1  ${no}`, `2  ${undecided}`))
    .action(async (name: string, ...others: unknown[]) => {
      const { askQuestion } = await import('./ask-question.ts');
      const words = question.ofDeal === 'never' ? [] : (others[0] as string[]);
      ended(await askQuestion(question, name, words, command.opts(), withDatabase(surroundings, command)));
    });
}

const exits = (yes: string, ...others: readonly string[]) =>
  `\nExit codes:\n  0  ${yes}\n${others.map((one) => `  ${one}\n`).join('')}  3  wrong input`;

/** Commands on whole negotiations. */
function addKeeping(program: Command, surroundings: Surroundings, ended: Ended): void {
  const add = (name: string, says: string) => addDatabase(program.command(name).description(says));
  const here = (command: Command) => withDatabase(surroundings, command);
  const validating = add('validate', 'is a negotiation sound: every fault with its file, line and column')
    .argument('<case>', CASE)
    .addHelpText('after', exits('nothing is wrong with it').replace('wrong input', 'something is'))
    .action(async (name: string) => ended(await (await import('./validate.ts')).validate(name, here(validating))));
  const seeding = add('seed', 'put the negotiations of `seed/` into the database, where they are not there yet')
    .argument('[ids...]', 'some of them; all, where none is named')
    .addHelpText('after', exits('they are there'))
    .action(async (ids: string[]) => ended(await (await import('./seed.ts')).seed(ids, here(seeding))));
  const exporting = add('export', 'write a negotiation as one document')
    .argument('<case>', CASE)
    .addOption(new Option('--format <format>', 'how it is written').choices(['yaml', 'json']).default('yaml'))
    .option('--output <file>', 'where to; the standard output, where it is left out')
    .option('--version <number>', 'the stored negotiation as it was at that version')
    .addHelpText('after', exits('it is written'))
    .action(async (name: string, given) =>
      ended(await (await import('./export-case.ts')).exportCase(name, given, here(exporting))),
    );
  const importing = add('import', 'put negotiations into the database, each whole or not at all')
    .argument('<files...>', 'files of YAML or JSON, or `-` for the standard input')
    .option('--dry-run', 'say what would be done, and do nothing')
    .option('--replace', 'replace what is there under the same id; its history stays')
    .addHelpText('after', exits('they are there', '1  one was there already, and stays as it was'))
    .action(async (names: string[], given) =>
      ended(await (await import('./import-files.ts')).importFiles(names, given, here(importing))),
    );
}

function addServe(program: Command, surroundings: Surroundings, ended: Ended): void {
  const serving = addDatabase(
    program.command('serve').description('serve the API and its pages, until a signal ends it'),
  )
    .option('--host <name>', 'where to listen; PARLEY_HOST where it is left out')
    .option('--port <number>', 'on which port; PARLEY_PORT where it is left out', portIn)
    .addHelpText('after', exits('it was ended by a signal'))
    .action(async (given: { host?: string; port?: number }) => {
      const { serve } = await import('./serve.ts');
      ended(await serve(given, withDatabase(surroundings, serving)));
    });
}

function portIn(text: string): number {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('a port is 0 to 65535');
  return Number(text);
}

const addDatabase = (command: Command) =>
  command.option('--database <url>', 'such as `file:./data/parley.db`; PARLEY_DATABASE_URL where it is left out');

function withDatabase(surroundings: Surroundings, command: Command): Surroundings {
  const { database } = command.opts<{ database?: string }>();
  if (database === undefined) return surroundings;
  return { ...surroundings, config: { ...surroundings.config, databaseUrl: database } };
}

function chanceIn(text: string): number {
  const chance = Number(text);
  if (text.trim() === '' || !(chance >= 0 && chance <= 1)) throw new InvalidArgumentError('a chance is 0 to 1');
  return chance;
}

export const isUsage = (error: unknown): error is CommanderError => error instanceof CommanderError;
