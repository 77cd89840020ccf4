import { clingoAnswers } from './ask-clingo.ts';
import { z3Answers } from './ask-z3.ts';
import type { Question } from './finding.ts';

/** A process that answers questions with one engine, until it is told to end or the engine takes it down. */
const ENGINES = { z3: z3Answers, clingo: clingoAnswers };

const answers = await ENGINES[process.argv[2] as keyof typeof ENGINES]();
process.on('message', (question: Question) => {
  process.send!(attempt(() => ({ found: answers(question) })));
});
process.on('disconnect', () => process.exit());
process.send!('ready');

function attempt(act: () => object): object {
  try {
    return act();
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
