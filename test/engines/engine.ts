import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Finding, Question } from './finding.ts';

export type EngineName = 'z3' | 'clingo';
export const ENGINES: readonly EngineName[] = ['z3', 'clingo'];

/** Another engine in a process of its own. `failed`: it gave up, died, or took longer than it may. */
export interface Engine {
  readonly name: EngineName;
  readonly ask: (question: Question) => Promise<{ readonly found: Finding } | { readonly failed: string }>;
  /** How often a process was replaced: by plan, and because it died or hung. */
  readonly replaced: { planned: number; unplanned: number };
  readonly close: () => void;
}

const PROCESS = fileURLToPath(new URL('engine-process.ts', import.meta.url));
/** The heaps of both engines only grow: a process is replaced long before the end of its own. */
const QUESTIONS_A_PROCESS = 100;
const LONGEST_MILLISECONDS = 120_000;

export function engine(name: EngineName, questions = QUESTIONS_A_PROCESS): Engine {
  const replaced = { planned: 0, unplanned: 0 };
  let running: ChildProcess | null = null;
  let answered = 0;
  const stop = () => {
    running?.removeAllListeners();
    running?.kill('SIGKILL');
    running = null;
  };
  const started = async (): Promise<ChildProcess> => {
    if (running !== null && answered >= questions) {
      stop();
      replaced.planned++;
    }
    if (running !== null) return running;
    answered = 0;
    running = fork(PROCESS, [name], { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const exited = once(running, 'exit').then(([code]) => {
      throw new Error(`${name} does not start (${code})`);
    });
    await Promise.race([once(running, 'message'), exited]);
    exited.catch(() => {});
    return running;
  };
  const ask: Engine['ask'] = async (question) => {
    const child = await started();
    const reply = reached(child);
    child.send(question);
    const answer = await reply;
    answered++;
    if ('lost' in answer) {
      stop();
      replaced.unplanned++;
    }
    return answer;
  };
  return { name, ask, replaced, close: stop };
}

/** `lost`: the process died or hangs. */
type Reached = { found: Finding } | { failed: string; lost?: true };

/** What a process says next, or that it says nothing any more. */
function reached(child: ChildProcess): Promise<Reached> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => done({ failed: `no answer in ${LONGEST_MILLISECONDS} ms`, lost: true }),
      LONGEST_MILLISECONDS,
    );
    const onExit = (code: number | null) => done({ failed: `the process ended (${code})`, lost: true });
    const done = (answer: Reached) => {
      clearTimeout(timer);
      child.off('message', done).off('exit', onExit);
      resolve(answer);
    };
    child.once('message', done).once('exit', onExit);
  });
}
