/** A text of four bytes or more, prepared to be compared word by word. */
export interface BytePattern {
  readonly length: number;
  /** Little-endian words from the start; the last one overlaps where the length is no multiple of four. */
  readonly words: Uint32Array;
}

/** @throws RangeError where the text is shorter than four bytes */
export function patternOf(text: Uint8Array): BytePattern {
  const view = new DataView(text.buffer, text.byteOffset, text.byteLength);
  const words = new Uint32Array(Math.ceil(text.length / 4));
  for (let word = 0; word < words.length; word++) words[word] = view.getUint32(placeOf(word, text.length), true);
  return { length: text.length, words };
}

/** Whether the pattern stands at `at`, before `end`. */
export function standsAt(pattern: BytePattern, view: DataView, at: number, end: number): boolean {
  const { length, words } = pattern;
  if (at + length > end) return false;
  const last = words.length - 1;
  for (let word = 0; word < last; word++) if (view.getUint32(at + word * 4, true) !== words[word]) return false;
  return view.getUint32(at + length - 4, true) === words[last];
}

const placeOf = (word: number, length: number) => Math.min(word * 4, length - 4);
