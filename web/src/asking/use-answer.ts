import { useCallback, useEffect, useState } from 'preact/hooks';
import { changes } from '../asking/live-case.ts';
import { view } from '../view.ts';
import { type Answers, ask, type Question, Refused } from './ask.ts';

/** Where a question stands. While another answer is waited for, the last one stays to be looked at. */
export interface Asked<A> {
  readonly state: 'idle' | 'waiting' | 'answered' | 'refused' | 'stopped';
  readonly answer: A | null;
  readonly problem: Refused['problem'] | null;
  /** 0..1, once it takes long. */
  readonly progress: number | null;
  readonly stop: () => void;
  readonly again: () => void;
}

type Standing<A> = Omit<Asked<A>, 'stop' | 'again'>;
const IDLE = { state: 'idle', answer: null, problem: null, progress: null } as const;

/**
 * The answer to a question about the case that is looked at, asked anew whenever the question or the case changes.
 *
 * @param body `null`: nothing to ask yet
 */
export function useAnswer<Q extends Question>(question: Q, body: object | null): Asked<Answers[Q]> {
  const caseId = view.value.case;
  const key = body === null || caseId === null ? null : JSON.stringify([caseId, changes.value, question, body]);
  const [standing, setStanding] = useState<Standing<Answers[Q]>>(IDLE);
  const [turn, setTurn] = useState(0);
  const [stopping, setStopping] = useState<AbortController | null>(null);

  useEffect(() => {
    if (key === null || caseId === null) {
      setStanding(IDLE);
      return;
    }
    const controller = new AbortController();
    const { signal } = controller;
    setStopping(controller);
    setStanding(({ answer }) => ({ state: 'waiting', answer, problem: null, progress: null }));
    const onProgress = (progress: number) => setStanding((last) => ({ ...last, progress }));
    ask(caseId, question, body!, { signal, onProgress }).then(
      (answer) => setStanding({ state: 'answered', answer, problem: null, progress: null }),
      (cause: unknown) => {
        if (signal.aborted) return;
        const problem =
          cause instanceof Refused ? cause.problem : { title: 'A defect of this page', detail: String(cause) };
        setStanding({ state: 'refused', answer: null, problem, progress: null });
      },
    );
    return () => controller.abort();
  }, [key, turn]);

  const stop = useCallback(() => {
    stopping?.abort();
    setStanding(({ answer }) => ({ state: 'stopped', answer, problem: null, progress: null }));
  }, [stopping]);
  const again = useCallback(() => setTurn((last) => last + 1), []);
  return { ...standing, stop, again };
}
