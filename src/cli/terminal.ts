/** Where the command speaks and listens: the process's own streams, or those of a test. */
export interface Terminal {
  readonly out: Output;
  readonly err: Output;
  /** All that comes in on the standard input. */
  input(): Promise<Buffer>;
  /** Aborted once somebody interrupts; from the first call on nobody ends the process for it. */
  interrupted(): AbortSignal;
}

export interface Output extends NodeJS.WritableStream {
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  /** Whether colours can be shown and are wanted (`NO_COLOR` says they are not). */
  hasColors?(): boolean;
}

export function processTerminal(): Terminal {
  const interruption = new AbortController();
  let isHeard = false;
  return {
    out: process.stdout,
    err: process.stderr,
    async input() {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
      return Buffer.concat(chunks);
    },
    interrupted() {
      // Whoever interrupts for the second time does not want to wait for a tidy end.
      if (!isHeard) process.once('SIGINT', () => interruption.abort());
      isHeard = true;
      return interruption.signal;
    },
  };
}
