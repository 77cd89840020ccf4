import type { Scenario } from '../negotiation/scenario.ts';
import { type Compiled, compile, withLines } from '../solving/compile.ts';
import { partitionOf } from '../solving/partition.ts';
import type { Box } from './box.ts';
import { type Meter, settle, shareOf } from './budget.ts';
import { type Posed, pose } from './posed.ts';

/** What the diagram of everything may cost of the question that needs it first. */
const MAKING = { steps: 1 / 4, bytes: 1 / 2 };

/** Every line in one diagram. */
interface Whole {
  readonly posed: Posed;
  readonly compiled: Compiled;
  /** The number of each line, by its id. */
  readonly numbers: ReadonlyMap<string, number>;
}

/**
 * One diagram for questions that differ in which lines are in force alone: the same negotiation and given terms. It holds
 * the rules and every line that is in force for one of them, and is made once for each way circumstances are known.
 */
export class SharedDiagram {
  readonly #everyLine: (like: Scenario) => Scenario;
  readonly #made = new Map<string, Whole | null>();

  /** @param everyLine a scenario with every line any question may ask about, and circumstances known as in another */
  constructor(everyLine: (like: Scenario) => Scenario) {
    this.#everyLine = everyLine;
  }

  /**
   * The zone of one question, in a diagram of its own.
   * @returns `null` where it does not come out of this one: what a quorum demands is no conjunction of lines, a line may not
   * be here, and the diagram of everything may not fit
   */
  zoneOf(scenario: Scenario, given: Box, meter: Meter): { posed: Posed; compiled: Compiled } | null {
    if (scenario.agreement.kind === 'quorum') return null;
    const whole = this.#wholeFor(scenario, given, meter);
    if (whole === null) return null;
    const asked = scenario.members.flatMap((member) => member.lines.map(({ line }) => whole.numbers.get(line.id)));
    const numbers = asked.flatMap((number) => number ?? []);
    const compiled = numbers.length === asked.length ? withLines(whole.compiled, numbers, meter) : null;
    return compiled && { posed: { ...whole.posed, scenario }, compiled };
  }

  #wholeFor(scenario: Scenario, given: Box, meter: Meter): Whole | null {
    const world = JSON.stringify(scenario.slots.map(({ known }) => known));
    const before = this.#made.get(world);
    if (before !== undefined) return before;
    const portion = shareOf(meter, MAKING);
    const whole = wholeOf(pose(this.#everyLine(scenario), given), portion);
    settle(meter, portion);
    this.#made.set(world, whole);
    return whole;
  }
}

function wholeOf(posed: Posed, meter: Meter): Whole | null {
  const partition = partitionOf(posed.zone, meter);
  const compiled = partition === null ? null : compile(posed.zone, partition, meter);
  if (compiled === null) return null;
  return { posed, compiled, numbers: new Map(posed.lines.map(({ line }, at) => [line.id, at])) };
}
