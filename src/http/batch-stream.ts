import { performance } from 'node:perf_hooks';
import type { Fault } from '../negotiation/fault.ts';
import { openBox } from '../reasoning/box.ts';
import type { Question } from './asking.ts';
import { type BatchAsked, batchAnswer, unreadable } from './batch-line.ts';
import { BatchDeal, type Detail } from './batch-shapes.ts';
import { breather } from './breather.ts';
import { type ByteWriter, byteWriter } from './byte-writer.ts';
import { linesWriter, verdictWriter } from './complete-deal.ts';
import { lineReader } from './deal-line.ts';
import { faultsOf, HINTS } from './faults-of.ts';
import { parseGuardedBytes } from './guarded-json.ts';
import type { Lines } from './lines.ts';
import { Refusal, refusalOf } from './problem.ts';

/**
 * One answer a line, in the order of the lines, in constant memory: what comes in is answered before more is read, and
 * sent as soon as nothing more has arrived.
 */
export async function* answerLines(lines: Lines, asked: BatchAsked): AsyncGenerator<Buffer> {
  const out = byteWriter();
  const quick = quickAnswers(asked.question, asked.detail, out);
  const breathe = breather();
  const slowly = async (line: Buffer, number: number): Promise<void> => {
    await breathe();
    out.text(`${JSON.stringify(await slowAnswer(line, number, asked))}\n`);
  };
  const answer = (bytes: Buffer, start: number, end: number, number: number): void | Promise<void> =>
    quick(bytes, start, end) ? undefined : slowly(bytes.subarray(start, end), number);
  const tooLong = (number: number): void => {
    const refusal = new Refusal('too_large', `line ${number} is longer than a line may be: ${lines.longest} bytes`);
    out.text(`${JSON.stringify(unreadable(null, refusal, asked.instance))}\n`);
  };
  while (await lines.next(answer, tooLong)) if (!lines.hasMore() || out.length() >= AT_ONCE) yield out.take();
  yield out.take();
}

/** Bytes of answers that are sent without waiting to see whether more belongs to them. */
const AT_ONCE = 32 * 1024;

/** Complete deals in plain lines, with every circumstance known: straight from bytes to bytes. */
function quickAnswers(
  { scenario }: Question,
  detail: Detail,
  out: ByteWriter,
): (bytes: Buffer, start: number, end: number) => boolean {
  if (detail === 'full' || scenario.slots.some((slot) => slot.kind === 'circumstance' && slot.known === null)) {
    return () => false;
  }
  const reader = lineReader(scenario, Float64Array.from(openBox(scenario.slots).low));
  const head = Buffer.from('{"ref":');
  const writeRest = detail === 'lines' ? linesWriter(scenario, out) : verdictWriter(scenario, out);
  return (bytes, start, end) => {
    if (!reader.read(bytes, start, end)) return false;
    out.bytes(head, 0, head.length);
    out.bytes(bytes, reader.refStart, reader.refEnd);
    writeRest(reader.row);
    return true;
  };
}

async function slowAnswer(line: Buffer, number: number, asked: BatchAsked) {
  const guarded = parseGuardedBytes(line);
  if (guarded.fault !== undefined) {
    return unreadable(null, refusalOf('malformed', [inLine(number, guarded.fault)]), asked.instance);
  }
  const deal = BatchDeal.safeParse(guarded.value, HINTS);
  // A stream may last longer than any question: each of its deals has the whole budget.
  const question = { ...asked.question, began: performance.now() };
  if (deal.success) return (await batchAnswer(deal.data, { ...asked, question })).answer;
  const ref = refOf(guarded.value);
  const faults = faultsOf(deal.error.issues, guarded.value);
  const placed = ref === null ? faults.map((fault) => inLine(number, fault)) : faults;
  return unreadable(ref, refusalOf('invalid', placed), asked.instance);
}

/** The fault with the number of its line, in place of the one line that the reader saw. */
function inLine(number: number, fault: Fault): Fault {
  const place = `line ${number}`;
  const isPlaced = fault.detail.startsWith('line 1, ');
  return { ...fault, detail: isPlaced ? fault.detail.replace('line 1', place) : `${place}: ${fault.detail}` };
}

function refOf(value: unknown): string | number | null {
  const ref = (value as { ref?: unknown } | null)?.ref;
  return typeof ref === 'string' || Number.isSafeInteger(ref) ? (ref as string | number) : null;
}
