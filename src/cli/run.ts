import { type Config, readConfig } from '../config.ts';
import { ENGINE_VERSION } from '../http/version.ts';
import type { ApiParts } from './api.ts';
import { complaintsInWords } from './complain.ts';
import { DEFECT, INTERRUPTED, WRONG_INPUT, YES } from './exit-code.ts';
import { paintOn } from './paint.ts';
import { isUsage, programOf } from './program.ts';
import type { Terminal } from './terminal.ts';
import { Interrupted, Trouble } from './trouble.ts';

export interface RunParts extends ApiParts {
  /** In place of what the environment says. */
  readonly config?: Config;
}

/**
 * Runs one command. Whatever happens is said on the terminal.
 * @param words as they stand after `parley`
 * @returns the exit code
 */
export async function run(words: readonly string[], terminal: Terminal, parts: RunParts = {}): Promise<number> {
  let code: number = YES;
  try {
    const { config = settings(), ...others } = parts;
    const program = programOf({ terminal, config, parts: others }, ENGINE_VERSION, (ended) => {
      code = ended;
    });
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (error) {
    return told(error, words, terminal);
  }
}

/** @throws Trouble */
function settings(): Config {
  try {
    return readConfig();
  } catch (cause) {
    throw new Trouble([{ at: null, message: (cause as Error).message, help: undefined }]);
  }
}

function told(error: unknown, words: readonly string[], { out, err }: Terminal): number {
  if (isUsage(error)) return error.exitCode === 0 ? YES : WRONG_INPUT;
  if (error instanceof Interrupted) {
    err.write('interrupted; nothing is answered\n');
    return INTERRUPTED;
  }
  if (error instanceof Trouble) {
    if (error.problem !== undefined && words.includes('--json')) out.write(`${error.problem}\n`);
    err.write(complaintsInWords(error, paintOn(err)));
    return WRONG_INPUT;
  }
  err.write(`parley: a defect of the program: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`);
  return DEFECT;
}
