import { compile } from '../src/negotiation/compile.ts';
import { resolveContext } from '../src/negotiation/context.ts';
import { Document } from '../src/negotiation/negotiation.ts';
import type { Scenario } from '../src/negotiation/scenario.ts';
import { worthAt, worthNumber } from '../src/negotiation/worth.ts';
import { openBox } from '../src/reasoning/box.ts';
import { DEFAULT_STEPS } from '../src/reasoning/budget.ts';
import { POINTS } from '../src/reasoning/fair-points.ts';
import { frontier } from '../src/reasoning/frontier.ts';
import type { FrontierAnswer } from '../src/reasoning/frontier-answer.ts';
import { fairPoints } from './fair-points.ts';
import { type Figure, figure, type Part, plain, quantity, short } from './figures.ts';
import { instance, nameOf, SHAPES, type Shape } from './instances.ts';
import { median } from './measure.ts';
import { withPreferences } from './preferred.ts';
import { mulberry, type Random } from './random.ts';
import { saleOf } from './sale.ts';

/** Eight issues of five options: 390,625 deals. */
const DOMAIN = { issues: 8, options: 5 };
/** 364,364 deals. */
const TOP_PRICE = 1000;
/** What nobody takes less than, where thresholds bind. */
const BINDING = 0.45;
const MILLISECONDS = 1000;
const BUDGET = { steps: DEFAULT_STEPS };

/** The frontier of a two-party domain beside looking at every deal, and of the sizes of the solver's table. */
export async function efficient(seeds: number): Promise<Part> {
  const figures: Figure[] = [];
  const domains = [
    ['two parties', domainDocument(mulberry(1))],
    ['a sale at a price, thresholds that bind', saleOf(TOP_PRICE).document],
  ] as const;
  for (const [what, document] of domains) {
    const domain = compiled(document);
    const [ours, all] = [timed(seeds, () => ask(domain)), timed(seeds, () => byEnumeration(domain))];
    sameOrThrow(ours.answer, all.answer);
    const deals = domain.slots.reduce((count, { size }) => count * size, 1).toLocaleString('en');
    const name = `${what}, ${deals} deals, with max-min and Nash`;
    figures.push(figure(name, quantity(ours.middle, 'ms'), quantity(MILLISECONDS, 'ms', 'allowed'), { atMost: 1 }));
    figures.push(figure(name, quantity(ours.middle, 'ms'), quantity(all.middle, 'ms', 'looking at every deal')));
  }
  for (const shape of SHAPES) for (const binding of [false, true]) figures.push(sized(shape, binding, seeds));
  figures.push(...(await fairPoints(3 * seeds)));
  return {
    title: 'The frontier, milliseconds',
    figures,
    notes: [
      'In process, scenarios compiled beforehand. An answer that is not complete lists some of the frontier.',
      'Single points: the diagram made beforehand, as for the prototype; in brackets the 95th percentile. Where both prove a point they agree, and so do we and HiGHS on the best sum. The prototype finds the greatest value; ours of all deals that have it the leximin best and first.',
    ],
  };
}

/** What two parties' frontier takes, or what of it is found. */
function sized(shape: Shape, binding: boolean, seeds: number): Figure {
  const answers = Array.from({ length: seeds }, (_, at) => {
    const drawn = instance({ ...shape, parties: 2, seed: at + 1, conflicts: 0 }).document;
    const document = withPreferences(drawn, mulberry(at));
    const preferences = document.preferences.map((one) =>
      binding ? { ...one, reservation: { value: BINDING }, binding } : one,
    );
    const scenario = compiled({ ...document, preferences });
    return timed(1, () => ask(scenario));
  });
  const complete = answers.filter(({ answer }) => answer.complete).length;
  const proved = answers.filter(
    ({ answer }) => !answer.exists || POINTS.every((name) => answer.points[name]?.exact),
  ).length;
  const slowest = short(Math.max(...answers.map(({ middle }) => middle)));
  return plain(
    `${nameOf({ ...shape, parties: 2 })}${binding ? ', thresholds that bind' : ''}, with points`,
    quantity(
      median(answers.map(({ middle }) => middle)),
      'ms',
      `${complete} of ${seeds} complete, ${proved} with all points proved; the slowest ${slowest}`,
    ),
  );
}

const compiled = (document: Document): Scenario => compile(document, resolveContext({}, undefined, '2025-01-01'));

const ask = (scenario: Scenario): FrontierAnswer =>
  frontier(scenario, { given: openBox(scenario.slots), deal: null, strict: false, limit: 10 }, BUDGET);

function timed<A>(times: number, act: () => A): { readonly answer: A; readonly middle: number } {
  const taken: number[] = [];
  let answer = act();
  for (let at = 0; at < times; at++) {
    const began = performance.now();
    answer = act();
    taken.push(performance.now() - began);
  }
  return { answer, middle: median(taken) };
}

function domainDocument(random: Random): Document {
  const options = Array.from({ length: DOMAIN.options }, (_, at) => ({ id: `o${at}` }));
  const issues = Array.from({ length: DOMAIN.issues }, (_, at) => {
    return { id: `i${at}`, title: `Issue ${at}`, type: 'categorical' as const, options };
  });
  const parties = ['a', 'b'].map((id) => ({ id, name: id }));
  return withPreferences(Document.parse({ negotiation: { id: 'domain', title: 'Domain' }, parties, issues }), random);
}

/** What looking at every deal finds. */
interface Seen {
  /** How many worths no deal dominates. */
  readonly count: number;
  /** The greatest smallest surplus, and the greatest product of surpluses. */
  readonly maxMin: number;
  readonly nash: number;
}

function byEnumeration({ slots, parties }: Scenario): Seen {
  const worths = parties.map((party) => party.worth!);
  const without = worths.map((worth) => worthNumber(worth.reservation!, worth));
  const all: (readonly [number, number])[] = [];
  let [maxMin, nash] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const row = slots.map(() => 0);
  for (;;) {
    const [one, other] = worths.map((worth) => worthNumber(worthAt(worth, row), worth)) as [number, number];
    const [gain, otherGain] = [one - without[0]!, other - without[1]!];
    if (!worths.some(({ binding }) => binding) || (gain >= 0 && otherGain >= 0)) all.push([one, other]);
    maxMin = Math.max(maxMin, Math.min(gain, otherGain));
    if (gain >= 0 && otherGain >= 0) nash = Math.max(nash, gain * otherGain);
    let at = slots.length - 1;
    while (at >= 0 && ++row[at]! === slots[at]!.size) row[at--] = 0;
    if (at < 0) break;
  }
  all.sort((one, other) => other[0] - one[0] || other[1] - one[1]);
  let [count, best] = [0, Number.NEGATIVE_INFINITY];
  for (const [, second] of all) {
    if (second <= best) continue;
    best = second;
    count++;
  }
  return { count, maxMin, nash };
}

/** @throws Error where the two do not come to the same */
function sameOrThrow({ counts, points: { egalitarian, nash } }: FrontierAnswer, seen: Seen): void {
  const gains = (point: typeof nash) => Object.values(point!.surplus);
  const maxMin = Math.min(...gains(egalitarian));
  const product = gains(nash).reduce((one, other) => one * other, 1);
  if (counts.deals !== String(seen.count)) throw new Error('looking at every deal finds another frontier');
  if (Math.abs(maxMin - seen.maxMin) > 1e-9) throw new Error('looking at every deal finds another max-min');
  if (Math.abs(product - seen.nash) > 1e-9) throw new Error('looking at every deal finds another point of Nash');
}
