import clingo from 'clingo-wasm';
import { aspOf, BINDING, costsOf, FEWEST_BROKEN, FEWEST_OFF, isAt, OBEYED } from './asp.ts';
import { type Asked, askedOf, costText, type Finding, type Question } from './finding.ts';
import { idsOf } from './reading.ts';

type Run = Awaited<ReturnType<typeof clingo.init>>;

/**
 * Answers questions with clingo: it enumerates the inclusion-minimal sets of lines to give up, and conflicts are the
 * minimal sets that meet them all (Reiter 1987), which is another way than z3's.
 */
export async function clingoAnswers(): Promise<(question: Question) => Finding> {
  const run = await clingo.init();
  return (question) => answer(run, askedOf(question));
}

function answer(run: Run, asked: Asked): Finding {
  const { reading } = asked;
  const text = aspOf(asked);
  const given = [...asked.given].map(([at, place]) => isAt(at, place)).join('\n');
  const broken = fewest(run, [text, given, FEWEST_BROKEN], 'broken');
  const impossible = broken.every(({ length }) => length > 0);
  const off = impossible ? [] : fewest(run, [text, given, OBEYED, FEWEST_OFF], 'off');
  const named = (sets: readonly (readonly number[])[]) => sets.map((set) => idsOf(reading.lines, set)).sort();
  const conflicts = impossible
    ? meetingAll(broken)
        .map((set) =>
          set
            .map((at) => reading.rules[at]!.id)
            .sort()
            .join(),
        )
        .sort()
    : named(meetingAll(off));
  return {
    exists: !impossible && off.some(({ length }) => length === 0),
    impossible,
    conflicts,
    concessions: named(off.filter(({ length }) => length > 0)),
    nearest: costText(cheapest(run, [text, OBEYED, BINDING, costsOf(asked)]), asked.unit),
  };
}

function fewest(run: Run, program: readonly string[], shown: string): number[][] {
  const answers = solved(run, program, ['--heuristic=Domain', '--enum-mode=domRec']);
  return answers.map(({ Value }) => Value.map((atom) => Number(atom.slice(shown.length + 1, -1))));
}

function cheapest(run: Run, program: readonly string[]): bigint | null {
  const costs = solved(run, program, ['--opt-mode=opt']).at(-1)?.Costs;
  return costs === undefined ? null : BigInt(costs[0] ?? 0);
}

function solved(run: Run, program: readonly string[], options: string[]) {
  const result = run(program.join('\n'), 0, options);
  if (result.Result === 'ERROR') throw new Error(`clingo: ${'Error' in result ? result.Error : ''}`);
  if (result.Result === 'UNKNOWN') throw new Error('clingo does not know');
  return result.Result === 'UNSATISFIABLE' ? [] : (result.Call[0]?.Witnesses ?? []);
}

/** The minimal sets that meet each of these, one of them after the other (Berge 1989). None where one is empty. */
export function meetingAll(sets: readonly (readonly number[])[]): number[][] {
  if (sets.some(({ length }) => length === 0)) return [];
  let meeting: number[][] = [[]];
  for (const set of sets) {
    const kept = meeting.filter((one) => one.some((member) => set.includes(member)));
    const wider = meeting
      .filter((one) => !kept.includes(one))
      .flatMap((one) => set.map((member) => [...one, member].sort((a, b) => a - b)))
      .filter((one) => !kept.some((other) => other.every((member) => one.includes(member))));
    meeting = [...kept, ...wider];
  }
  return meeting;
}
