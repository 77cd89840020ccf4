import { openBox } from '../reasoning/box.ts';
import type { Question } from './asking.ts';
import { batchAnswer, unreadable } from './batch-line.ts';
import { BatchDeal, type Detail } from './batch-shapes.ts';
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
 * @param instance the address that problems name
 */
export async function* answerLines(
  lines: Lines,
  question: Question,
  detail: Detail,
  instance: string,
): AsyncGenerator<Buffer> {
  const out = byteWriter();
  const quick = quickAnswers(question, detail, out);
  const answer = (bytes: Buffer, start: number, end: number, number: number): void => {
    if (quick(bytes, start, end)) return;
    out.text(`${JSON.stringify(slowAnswer(bytes.subarray(start, end), number, question, detail, instance))}\n`);
  };
  const tooLong = (number: number): void => {
    const refusal = new Refusal('too_large', `line ${number} is longer than a line may be`);
    out.text(`${JSON.stringify(unreadable(null, refusal, instance))}\n`);
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

function slowAnswer(line: Buffer, number: number, question: Question, detail: Detail, instance: string) {
  const guarded = parseGuardedBytes(line);
  if (guarded.fault !== undefined) {
    const { detail: said, ...fault } = guarded.fault;
    const refusal = refusalOf('malformed', [{ ...fault, detail: `line ${number}: ${said}` }]);
    return unreadable(null, refusal, instance);
  }
  const deal = BatchDeal.safeParse(guarded.value, HINTS);
  // A stream may last longer than any question: each of its deals has the whole budget.
  const afresh = { ...question, budget: question.renewed() };
  if (deal.success) return batchAnswer(deal.data, afresh, detail, instance).answer;
  const faults = [...faultsOf(deal.error.issues, guarded.value)];
  return unreadable(refOf(guarded.value), refusalOf('invalid', faults), instance);
}

function refOf(value: unknown): string | number | null {
  const ref = (value as { ref?: unknown } | null)?.ref;
  return typeof ref === 'string' || Number.isSafeInteger(ref) ? (ref as string | number) : null;
}
