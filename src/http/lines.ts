/** May take its time: the next line waits for a promise. */
type OnLine = (bytes: Buffer, start: number, end: number, number: number) => unknown;

/** A stream of bytes cut into lines, read only as fast as it is asked for. Empty lines are passed over. */
export interface Lines {
  /** Bytes a line may have. */
  readonly longest: number;
  /** The first line that is not empty, taken out; `undefined` where there is none, or it is too long. Before `next`. */
  first(): Promise<Buffer | undefined>;
  /** Puts a line back to the front. */
  putBack(line: Buffer): void;
  /** Gives every line of the next chunk to `onLine`, numbered from 1, each once it is done with the one before; false at the end. */
  next(onLine: OnLine, onTooLong: (number: number) => void): Promise<boolean>;
  /** Whether more has arrived already. */
  hasMore(): boolean;
}

const NEWLINE = 10;
const RETURN = 13;
const EMPTY: Buffer = Buffer.alloc(0);

/** @param longest in bytes; a longer line is passed over as it arrives and never held whole */
export function linesOf(stream: AsyncIterable<Buffer> & { readonly readableLength?: number }, longest: number): Lines {
  const chunks = stream[Symbol.asyncIterator]();
  /** Read already, given out before anything more is read. */
  let pending: Buffer | undefined;
  /** What came of a line that has not ended, in a buffer that grows by doubling: however small the chunks, no byte is moved often. */
  let held: Buffer = EMPTY;
  let heldBytes = 0;
  let skipping = false;
  let number = 0;
  let ended = false;

  const hold = (bytes: Buffer): void => {
    const needed = heldBytes + bytes.length;
    if (needed > held.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, 2 * held.length));
      held.copy(larger, 0, 0, heldBytes);
      held = larger;
    }
    bytes.copy(held, heldBytes);
    heldBytes = needed;
  };

  const takeHeld = (): Buffer => {
    const whole = held.subarray(0, heldBytes);
    held = EMPTY;
    heldBytes = 0;
    return whole;
  };

  const emit = (bytes: Buffer, start: number, end: number, onLine: OnLine): unknown => {
    const last = end > start && bytes[end - 1] === RETURN ? end - 1 : end;
    return last > start && !isBlank(bytes, start, last) ? onLine(bytes, start, last, number) : undefined;
  };

  /** What of `chunk` ends lines is given out, the rest is held. */
  const cut = async (chunk: Buffer, onLine: OnLine, onTooLong: (number: number) => void): Promise<void> => {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      number++;
      let answering: unknown;
      if (skipping || end - start + heldBytes > longest) {
        takeHeld();
        onTooLong(number);
      } else if (heldBytes === 0) answering = emit(chunk, start, end, onLine);
      else {
        hold(chunk.subarray(start, end));
        const whole = takeHeld();
        answering = emit(whole, 0, whole.length, onLine);
      }
      if (answering instanceof Promise) await answering;
      skipping = false;
      start = end + 1;
    }
    if (skipping || start === chunk.length) return;
    if (heldBytes + chunk.length - start > longest) {
      skipping = true;
      takeHeld();
    } else hold(chunk.subarray(start));
  };

  const read = async (): Promise<Buffer | undefined> => {
    const kept = pending;
    pending = undefined;
    if (kept !== undefined) return kept;
    const { value, done } = await chunks.next();
    return done === true ? undefined : (value as Buffer);
  };

  const first: Lines['first'] = async () => {
    for (;;) {
      const chunk = await read();
      const end = chunk === undefined ? 0 : chunk.indexOf(NEWLINE);
      if (chunk !== undefined && end === -1) {
        if (heldBytes + chunk.length <= longest) hold(chunk);
        else {
          skipping = true;
          takeHeld();
          return undefined;
        }
        continue;
      }
      if (chunk !== undefined) {
        hold(chunk.subarray(0, end));
        pending = chunk.subarray(end + 1);
      }
      const line = takeHeld();
      number++;
      if (!isBlank(line, 0, line.length)) return line;
      if (chunk === undefined) return undefined;
    }
  };

  const putBack: Lines['putBack'] = (line) => {
    pending = Buffer.concat([line, Buffer.from('\n'), pending ?? EMPTY]);
    number--;
  };

  const next: Lines['next'] = async (onLine, onTooLong) => {
    if (ended) return false;
    const chunk = await read();
    if (chunk !== undefined) await cut(chunk, onLine, onTooLong);
    else {
      ended = true;
      if (heldBytes > 0 || skipping) await cut(Buffer.from('\n'), onLine, onTooLong);
    }
    return true;
  };
  const hasMore: Lines['hasMore'] = () => pending !== undefined || (stream.readableLength ?? 0) > 0;
  return { longest, first, putBack, next, hasMore };
}

function isBlank(bytes: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at];
    if (byte !== 32 && byte !== 9 && byte !== RETURN) return false;
  }
  return true;
}
