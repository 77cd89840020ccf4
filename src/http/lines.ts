type OnLine = (bytes: Buffer, start: number, end: number, number: number) => void;

/** A stream of bytes cut into lines, read only as fast as it is asked for. Empty lines are passed over. */
export interface Lines {
  /** The first line that is not empty, taken out; `undefined` where there is none, or it is too long. Before `next`. */
  first(): Promise<Buffer | undefined>;
  /** Puts a line back to the front. */
  putBack(line: Buffer): void;
  /** Gives every line of the next chunk to `onLine`, numbered from 1; false at the end. */
  next(onLine: OnLine, onTooLong: (number: number) => void): Promise<boolean>;
}

const NEWLINE = 10;
const RETURN = 13;
const EMPTY: Buffer = Buffer.alloc(0);

/** @param longest in bytes; a longer line is passed over as it arrives and never held whole */
export function linesOf(stream: AsyncIterable<Buffer>, longest: number): Lines {
  const chunks = stream[Symbol.asyncIterator]();
  /** Read already, given out before anything more is read. */
  let pending: Buffer | undefined;
  let carry: Buffer = EMPTY;
  let skipping = false;
  let number = 0;
  let ended = false;

  const emit = (bytes: Buffer, start: number, end: number, onLine: OnLine): void => {
    const last = end > start && bytes[end - 1] === RETURN ? end - 1 : end;
    if (last > start && !isBlank(bytes.subarray(start, Math.min(last, start + 1)))) onLine(bytes, start, last, number);
  };

  /** What of `chunk` ends lines is given out, the rest is carried over. */
  const cut = (chunk: Buffer, onLine: OnLine, onTooLong: (number: number) => void): void => {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      number++;
      if (skipping || end - start + carry.length > longest) onTooLong(number);
      else if (carry.length === 0) emit(chunk, start, end, onLine);
      else {
        const whole = Buffer.concat([carry, chunk.subarray(start, end)]);
        emit(whole, 0, whole.length, onLine);
      }
      carry = EMPTY;
      skipping = false;
      start = end + 1;
    }
    if (skipping || start === chunk.length) return;
    if (carry.length + chunk.length - start > longest) {
      skipping = true;
      carry = EMPTY;
    } else
      carry = carry.length === 0 ? Buffer.from(chunk.subarray(start)) : Buffer.concat([carry, chunk.subarray(start)]);
  };

  const read = async (): Promise<Buffer | undefined> => {
    const kept = pending;
    pending = undefined;
    if (kept !== undefined) return kept;
    const { value, done } = await chunks.next();
    return done === true ? undefined : (value as Buffer);
  };

  const first: Lines['first'] = async () => {
    let held: Buffer = EMPTY;
    for (;;) {
      const chunk = await read();
      if (chunk === undefined) {
        if (isBlank(held)) return undefined;
        number++;
        return held;
      }
      const whole = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const end = whole.indexOf(NEWLINE);
      held = end === -1 ? whole : EMPTY;
      if (end !== -1) {
        number++;
        pending = whole.subarray(end + 1);
        const line = whole.subarray(0, end);
        if (!isBlank(line)) return line;
      } else if (whole.length > longest) {
        pending = whole;
        return undefined;
      }
    }
  };

  const putBack: Lines['putBack'] = (line) => {
    pending = Buffer.concat([line, Buffer.from('\n'), pending ?? EMPTY]);
    number--;
  };

  const next: Lines['next'] = async (onLine, onTooLong) => {
    if (ended) return false;
    const chunk = await read();
    if (chunk !== undefined) cut(chunk, onLine, onTooLong);
    else {
      ended = true;
      if (carry.length > 0 || skipping) cut(Buffer.from('\n'), onLine, onTooLong);
    }
    return true;
  };
  return { first, putBack, next };
}

const isBlank = (line: Buffer) => line.every((byte) => byte === 32 || byte === 9 || byte === RETURN);
