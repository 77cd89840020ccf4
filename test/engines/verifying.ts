import { questionOf } from './cases.ts';
import { differences } from './differences.ts';
import { type Engine, type EngineName, engine } from './engine.ts';
import type { Finding, Question } from './finding.ts';
import { type Ours, oursOf } from './ours.ts';

export interface Seeds {
  readonly first: number;
  readonly count: number;
}

interface Tally {
  readonly name: EngineName;
  agreed: number;
  differing: number;
  /** Questions the engine gave up on, died of or took too long for: nothing is shown by them. */
  failed: number;
  milliseconds: number;
  /** Processes replaced: by plan, and because they died or hung. */
  planned: number;
  unplanned: number;
}

/** So many questions at once, each lane with processes of its own. */
const LANES = 2;

/**
 * Asks us and other engines the same random questions, says what differs, and in the end how much was compared.
 * @returns the number of questions on which some engine differs from us
 */
export async function verify(
  { first, count }: Seeds,
  names: readonly EngineName[],
  say: (line: string) => void,
): Promise<number> {
  const tallies = names.map(
    (name): Tally => ({ name, agreed: 0, differing: 0, failed: 0, milliseconds: 0, planned: 0, unplanned: 0 }),
  );
  const seen = emptyFigures();
  let [next, done, differing] = [first, 0, 0];
  const lane = async () => {
    const engines = names.map((name) => engine(name));
    while (next < first + count) {
      const seed = next++;
      const question = questionOf(seed);
      const said = await notesOn(question, engines, tallies, seen);
      for (const note of said) say(`seed ${seed}: ${note}`);
      if (said.some((note) => !note.includes(FAILED))) differing++;
      if (++done % 250 === 0) say(`${done} of ${count}, ${differing} differ`);
    }
    for (const [at, { replaced, close }] of engines.entries()) {
      tallies[at]!.planned += replaced.planned;
      tallies[at]!.unplanned += replaced.unplanned;
      close();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  for (const line of figures(count, differing, tallies, seen)) say(line);
  return differing;
}

/** Our answers against every engine's, one sentence for each difference. */
async function notesOn(
  question: Question,
  engines: readonly Engine[],
  tallies: readonly Tally[],
  seen: Figures,
): Promise<string[]> {
  const began = performance.now();
  const ours = attempt(() => oursOf(question));
  seen.ours += performance.now() - began;
  if ('threw' in ours) return [`ours threw ${ours.threw}`];
  const notes = engines.map((one, at) => compared(one, tallies[at]!, question, ours, seen));
  return (await Promise.all(notes)).flat();
}

function attempt(act: () => Ours): Ours | { readonly threw: string } {
  try {
    return act();
  } catch (error) {
    return { threw: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

const FAILED = 'gave no answer';

async function compared(other: Engine, tally: Tally, question: Question, ours: Ours, seen: Figures): Promise<string[]> {
  const began = performance.now();
  const answer = await other.ask(question);
  tally.milliseconds += performance.now() - began;
  if ('failed' in answer) {
    tally.failed++;
    return [`${other.name} ${FAILED}: ${answer.failed}`];
  }
  if (seen.by === other.name || seen.by === null) count(seen, other.name, answer.found);
  const notes = differences(question, ours, answer.found);
  if (notes.length === 0) tally.agreed++;
  else tally.differing++;
  return notes.map((note) => `${other.name}: ${note}`);
}

/** What the questions turned out to be about, as the first engine answered them. */
interface Figures {
  by: EngineName | null;
  zones: number;
  impossible: number;
  conflicts: number;
  concessions: number;
  mostConcessions: number;
  ours: number;
}

const emptyFigures = (): Figures => ({
  by: null,
  zones: 0,
  impossible: 0,
  conflicts: 0,
  concessions: 0,
  mostConcessions: 0,
  ours: 0,
});

function count(seen: Figures, by: EngineName, found: Finding): void {
  seen.by = by;
  seen.zones += Number(found.exists);
  seen.impossible += Number(found.impossible);
  seen.conflicts += found.conflicts.length;
  seen.concessions += found.concessions.length;
  seen.mostConcessions = Math.max(seen.mostConcessions, found.concessions.length);
}

function figures(asked: number, differing: number, tallies: readonly Tally[], seen: Figures): string[] {
  return [
    `${asked} negotiations: ${seen.zones} with a zone, ${seen.impossible} impossible by their rules`,
    `${seen.conflicts} minimal conflicts, ${seen.concessions} minimal concessions (at most ${seen.mostConcessions} in one)`,
    ...tallies.map(({ name, planned, unplanned, ...tally }) => {
      const share = (tally.milliseconds / asked).toFixed(0);
      const died = `${planned} processes replaced by plan, ${unplanned} because they died or hung`;
      return `${name}: ${tally.agreed} agree, ${tally.differing} differ, ${tally.failed} gave no answer; ${share} ms each; ${died}`;
    }),
    `ours: ${(seen.ours / asked).toFixed(1)} ms each`,
    `${differing} differ`,
  ];
}
