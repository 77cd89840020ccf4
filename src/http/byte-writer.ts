/** Bytes gathered one after the other; taken out whole. */
export interface ByteWriter {
  readonly bytes: (from: Uint8Array, start: number, end: number) => void;
  readonly text: (text: string) => void;
  /** How many bytes were written since they were last taken out. */
  readonly length: () => number;
  /** What was written since the last time. */
  readonly take: () => Buffer;
}

export function byteWriter(): ByteWriter {
  let buffer = Buffer.allocUnsafe(16_384);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + more));
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  };
  return {
    bytes: (from, start, end) => {
      reserve(end - start);
      for (let at = start; at < end; at++) buffer[length++] = from[at]!;
    },
    text: (text) => {
      reserve(text.length * 3);
      length += buffer.write(text, length);
    },
    length: () => length,
    take: () => {
      const taken = buffer.subarray(0, length);
      buffer = Buffer.allocUnsafe(Math.max(16_384, Math.min(length * 2, 1 << 20)));
      length = 0;
      return taken;
    },
  };
}
