import { fork } from 'node:child_process';
import { once } from 'node:events';

export interface Load {
  readonly url: string;
  readonly path: string;
  /** Sent one after the other by each connection, over and over. */
  readonly bodies: readonly string[];
  readonly connections: number;
  /** For how long, or how many requests. */
  readonly seconds?: number;
  readonly amount?: number;
}

export interface Answer {
  /** Good answers a second. */
  readonly rate: number;
  readonly good: number;
  readonly failed: number;
}

export interface Loader {
  /** @throws Error where any request failed */
  readonly send: (load: Load) => Promise<Answer>;
  readonly stop: () => void;
}

/** autocannon in a process of its own. */
export function startLoader(): Loader {
  const child = fork(new URL('./load.ts', import.meta.url));
  return {
    send: async (load) => {
      child.send(load);
      const [answer] = (await once(child, 'message')) as [Answer];
      if (answer.failed > 0) throw new Error(`${answer.failed} requests to ${load.path} failed`);
      return answer;
    },
    stop: () => child.kill(),
  };
}
