import type { BatchLine, BatchQuestion } from './schema.d.ts';

const NDJSON = 'application/x-ndjson';

/** For `…/check/batch`: the deals go out as lines, as many as there are, and the answers come back as lines in a stream. */
export const AS_LINES = {
  headers: { 'content-type': NDJSON, accept: NDJSON },
  bodySerializer: ({ deals, ...heading }: BatchQuestion) =>
    [heading, ...deals].map((line) => JSON.stringify(line)).join('\n'),
  parseAs: 'stream',
} as const;

/** The answers of a batch as they arrive. Leaving the loop early stops the batch. */
export async function* linesOf(stream: ReadableStream<Uint8Array> | null | undefined): AsyncGenerator<BatchLine, void> {
  const reader = stream?.getReader();
  if (reader === undefined) return;
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += done ? decoder.decode() : decoder.decode(value, { stream: true });
      const lines = rest.split('\n');
      rest = done ? '' : lines.pop()!;
      for (const line of lines) if (line !== '') yield JSON.parse(line) as BatchLine;
      if (done) return;
    }
  } finally {
    await reader.cancel();
  }
}
