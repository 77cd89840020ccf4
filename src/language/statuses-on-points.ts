import type { Condition } from './condition.ts';
import { type Row, type Truth, truthOnPoints } from './truth-on-points.ts';
import { type Table, tabledSlot, tableOf } from './truth-table.ts';

/** Writes 1 for each condition that holds on the row and 0 for each other, in their order. */
export type Statuses = (row: Row, out: Uint8Array, at: number) => void;

/** One bit of the words below: set where any of the tables says 1. */
type Clause = readonly Table[];

/**
 * Many conditions on one row at once, without a call or a branch for most of them. A condition on single slots of few
 * values is a conjunction of clauses, a clause one bit; which bits a value of a slot sets is known beforehand, so a row
 * is a disjunction of words. Conditions of any other form are asked one by one.
 * LAW: each status is what the condition's own closure says.
 */
export function statusesOnPoints(conditions: readonly (Condition | Truth)[], sizes: readonly number[]): Statuses {
  const read = conditions.map((condition, line) => ({ line, condition, clauses: clausesOf(condition, sizes) }));
  const ofOne = read.filter(({ clauses }) => clauses?.length === 1);
  const ofMore = read.filter(({ clauses }) => clauses !== undefined && clauses.length > 1);
  const others = read
    .filter(({ clauses }) => clauses === undefined)
    .map(({ line, condition }) => ({ line, truth: truthOf(condition, sizes) }));
  // Clause number `bit` belongs to line number `lines[bit]`: first the lines of one clause, then those of several.
  const bits = [...ofOne, ...ofMore].flatMap(({ line, clauses }) => clauses!.map((clause) => ({ line, clause })));
  const lines = Int32Array.from(bits, ({ line }) => line);
  const words = new Int32Array((bits.length >> 5) + 1);
  const set = wordsSetBy(
    bits.map(({ clause }) => clause),
    sizes,
  );
  const single = ofOne.length;
  const several = Int32Array.from(ofMore, ({ line }) => line);
  return (row, out, at) => {
    words.fill(0);
    for (let place = 0; place < set.slots.length; place++) {
      words[set.words[place]!]! |= set.masks[set.starts[place]! + row[set.slots[place]!]!]!;
    }
    for (let bit = 0; bit < single; bit++) out[at + lines[bit]!] = (words[bit >> 5]! >>> (bit & 31)) & 1;
    for (let place = 0; place < several.length; place++) out[at + several[place]!] = 1;
    for (let bit = single; bit < lines.length; bit++) out[at + lines[bit]!]! &= words[bit >> 5]! >>> (bit & 31);
    for (const { line, truth } of others) out[at + line] = truth(row) ? 1 : 0;
  };
}

const truthOf = (condition: Condition | Truth, sizes: readonly number[]): Truth =>
  typeof condition === 'function' ? condition : truthOnPoints(condition, sizes);

function clausesOf(condition: Condition | Truth, sizes: readonly number[]): Clause[] | undefined {
  if (typeof condition === 'function') return undefined;
  const clauses = condition.kind === 'all' ? condition.operands : [condition];
  const tabled = clauses.map((clause) => clauseOf(clause.kind === 'any' ? clause.operands : [clause], sizes));
  return tabled.every((clause) => clause !== undefined) ? tabled : undefined;
}

function clauseOf(operands: readonly Condition[], sizes: readonly number[]): Clause | undefined {
  const slots = operands.map((operand) => tabledSlot(operand, sizes));
  if (slots.some((slot) => slot === undefined)) return undefined;
  return operands.map((operand, at) => tableOf(truthOnPoints(operand, sizes), slots[at]!, sizes[slots[at]!]!));
}

/** For each slot and each word it has a say in: where its masks begin, one for each of its values. */
function wordsSetBy(clauses: readonly Clause[], sizes: readonly number[]) {
  const places = new Map<string, { slot: number; word: number; masks: Int32Array }>();
  for (const [bit, tables] of clauses.entries()) {
    const word = bit >> 5;
    for (const { slot, answers } of tables) {
      const key = `${slot}:${word}`;
      const place = places.get(key) ?? { slot, word, masks: new Int32Array(sizes[slot]!) };
      places.set(key, place);
      answers.forEach((answer, value) => {
        place.masks[value]! |= answer << (bit & 31);
      });
    }
  }
  const ordered = [...places.values()].sort((a, b) => a.slot - b.slot);
  const masks = new Int32Array(ordered.reduce((total, one) => total + one.masks.length, 0));
  const starts = new Int32Array(ordered.length);
  let next = 0;
  ordered.forEach((place, at) => {
    starts[at] = next;
    masks.set(place.masks, next);
    next += place.masks.length;
  });
  const column = (values: readonly number[]) => Int32Array.from(values);
  return {
    slots: column(ordered.map((one) => one.slot)),
    words: column(ordered.map((one) => one.word)),
    starts,
    masks,
  };
}
