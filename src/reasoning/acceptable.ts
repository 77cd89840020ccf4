import type { Scenario, ScenarioParty } from '../negotiation/scenario.ts';
import { compile } from '../solving/compile.ts';
import { partitionOf } from '../solving/partition.ts';
import { portionOf } from '../solving/portion.ts';
import type { Problem } from '../solving/problem.ts';
import { openSolver } from '../solving/satisfiability.ts';
import { occurringValues, type Span } from '../solving/values.ts';
import { openBox } from './box.ts';
import { type Meter, settle } from './budget.ts';
import { constraintFormula } from './formula-of.ts';
import { type Places, placesOf, variablesOf } from './places.ts';
import { probeValues } from './probes.ts';
import type { Read } from './read.ts';
import { remembered } from './remembered.ts';
import { runsAt } from './settled.ts';
import { type Run, type ValueSet, valuesSaid } from './value-set.ts';

/** What a party could accept alone (semantics 9). */
export interface Acceptable {
  /** Whether there is any such deal; `null`: not decided. */
  readonly exists: boolean | null;
  /** By slot the values it has in some such deal; of a set one run of masks: certainly in, possibly in. Those found so far. */
  readonly values: readonly (readonly Run[])[] | null;
  /** The same as answers give them; none at all: an empty list. */
  readonly said: readonly ValueSet[] | null;
  readonly complete: boolean;
}

/** The values that occur in deals that the rules allow and all lines of the party in force, whoever else would agree. */
export const acceptableTo = ({ party, scenario, memo }: Omit<Read, 'basis'>, meter: Meter): Acceptable =>
  remembered(memo, party, 'acceptable', meter, (portion) => found(party, scenario, portion));

/** Steps for asking value by value, which is quick where values hang together little; then a diagram is made of all. */
const ASKING = 2 ** 18;

function found(party: ScenarioParty, scenario: Scenario, meter: Meter): Acceptable {
  const { places, sizes } = placesOf(scenario.slots, openBox(scenario.slots));
  const problem = ownProblem(party, scenario, places, sizes);
  const asking = portionOf(meter, { steps: ASKING, bytes: 1 });
  const opened = openSolver(problem, asking);
  const solved = opened?.solver.solve([]) ?? null;
  const issues = scenario.slots.flatMap(({ kind }, at) => (kind === 'issue' ? variablesOf(places[at]!) : []));
  const probed = solved?.kind === 'found' ? probeValues(opened!, problem, issues, solved.row) : null;
  settle(meter, asking);
  if (solved?.kind === 'refuted')
    return {
      exists: false,
      ...accepted(
        places.map(() => []),
        scenario,
      ),
      complete: true,
    };
  const spans = probed?.complete ? probed.values : (mappedValues(problem, meter) ?? probed?.values ?? null);
  if (spans === null) return { exists: null, values: null, said: null, complete: false };
  const runs = places.map((place) => runsAt(place, spans));
  const exists = issues.every((variable) => spans[variable]!.length > 0);
  return {
    exists,
    ...accepted(exists ? runs : places.map(() => []), scenario),
    complete: spans !== probed?.values || probed.complete,
  };
}

/** The values that occur in a diagram of everything; `null` where it does not fit. */
function mappedValues(problem: Problem, meter: Meter): readonly (readonly Span[])[] | null {
  const partition = partitionOf(problem, meter);
  const compiled = partition && compile(problem, partition, meter);
  return compiled && occurringValues(compiled.diagram, compiled.layout, compiled.zone);
}

const accepted = (values: readonly (readonly Run[])[], { slots }: Scenario) => ({
  values,
  said: values.map((runs, at) => (slots[at]!.kind === 'issue' ? valuesSaid(slots[at]!, runs) : [])),
});

/** The rules and all lines of one party. */
export function ownProblem(
  { lines }: ScenarioParty,
  { rules }: Scenario,
  places: Places,
  sizes: readonly number[],
): Problem {
  return {
    sizes,
    hard: [...rules, ...lines].map(({ constraint }) => constraintFormula(constraint, places)),
    lines: [],
  };
}
