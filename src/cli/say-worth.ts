import type { Likelihood, LikelihoodAnswer } from '../reasoning/answer.ts';
import type { FrontierAnswer, WorthyDeal } from '../reasoning/frontier-answer.ts';
import { type Page, table, wrapped } from './page.ts';
import { plural, short, valueInWords, worldInWords } from './say-values.ts';
import { existence } from './say-zone.ts';

const POINTS = {
  nash: 'Nash',
  kalai_smorodinsky: 'Kalai-Smorodinsky',
  egalitarian: 'egalitarian',
  utilitarian: 'utilitarian',
} as const;

const WHY_NONE = {
  no_zone: 'no fair points: there is no zone',
  no_preferences: 'no fair points: nobody has told preferences',
  somebody_loses: 'no fair points: every deal leaves somebody worse off than none',
  not_decided: 'the fair points are not known',
} as const;

/** An answer names no more deals that are better than one. */
const MOST_BETTER = 10;

export function sayFrontier(answer: FrontierAnswer, page: Page): string[] {
  const { deals, counts, noPoints, leftOut, indifferent } = answer;
  const efficient = plural(counts.deals ?? deals.length, 'deal', 'deals');
  const found = pointsFound(answer).flatMap(({ said, exact, value, atMost }) =>
    exact ? [] : [`${said} has ${short(value)} of at most ${short(atMost)}`],
  );
  return [
    existence(answer, page),
    ...(answer.exists === true ? [`${efficient} on the frontier${counts.deals === null ? ' found so far' : ''}`] : []),
    ...(leftOut.length === 0
      ? []
      : [`left out: ${leftOut.map(({ party, why }) => `${party} (${LEFT_OUT[why]})`).join(', ')}`]),
    ...indifferent.map(({ party, issues }) =>
      wrapped(`${party} weighs ${issues.join(', ')} without saying what the values are worth`, page),
    ),
    ...dealTables(answer, page),
    ...pointTables(answer, page),
    ...(found.length === 0 ? [] : [wrapped(`* the best found, not proved: ${found.join('; ')}`, page)]),
    ...(noPoints === null ? [] : ['', WHY_NONE[noPoints]]),
    ...standing(answer, page),
  ];
}

const LEFT_OUT = { no_preferences: 'has told no preferences', does_not_decide: 'does not decide' } as const;

const pointsFound = ({ points }: FrontierAnswer) =>
  Object.entries(POINTS).flatMap(([name, said]) => {
    const point = points[name as keyof typeof POINTS];
    return point === null ? [] : [{ said, ...point }];
  });

const inWords = ({ terms }: WorthyDeal, issue: string) => valueInWords(terms[issue]!);

/** The issues in which some deals differ, and those in which they do not. */
function variedIn(deals: readonly WorthyDeal[]): { varied: string[]; same: string[] } {
  const issues = Object.keys(deals[0]!.terms);
  const varied = issues.filter((issue) => deals.some((one) => inWords(one, issue) !== inWords(deals[0]!, issue)));
  return { varied, same: issues.filter((issue) => !varied.includes(issue)) };
}

/** Only the issues in which the deals differ: the others are told once. */
function dealTables({ deals, parties, counts }: FrontierAnswer, page: Page): string[] {
  if (deals.length === 0) return [];
  const { varied, same } = variedIn(deals);
  const hasWorlds = deals.some(({ circumstances }) => circumstances !== undefined);
  const rows = deals.map((deal) => [
    ...parties.map((party) => short(deal.worth[party] ?? 0)),
    ...varied.map((issue) => inWords(deal, issue)),
    ...(hasWorlds ? [worldInWords(deal.circumstances ?? {})] : []),
  ]);
  const shared = same.map((issue) => [issue, inWords(deals[0]!, issue)]);
  const isSome = deals.length < Number(counts.deals ?? 0);
  const title = varied.length === 0 ? 'what each is worth:' : 'what each is worth, and its terms:';
  return [
    ...(isSome ? ['', `${deals.length} of them are told, evenly from the first to the last`] : []),
    ...(same.length === 0
      ? []
      : ['', `the same in all of ${isSome ? 'these' : 'them'}:`, table(['issue', 'value'], shared, page)]),
    '',
    title,
    table([...parties, ...varied, ...(hasWorlds ? ['in the world'] : [])], rows, page),
  ];
}

/** What points are worth, and by issue their terms, but for what is the same in all deals told. */
function pointTables(answer: FrontierAnswer, page: Page): string[] {
  const { deals, parties } = answer;
  const points = pointsFound(answer);
  if (points.length === 0) return [];
  const { varied, same } = variedIn([...deals, ...points]);
  const told = deals.length === 0 ? [...varied, ...same].sort() : varied;
  const names = points.map(({ said, exact }) => (exact ? said : `${said} *`));
  const worths = points.map(({ worth }, at) => [names[at]!, ...parties.map((party) => short(worth[party] ?? 0))]);
  const terms = told.map((issue) => [issue, ...points.map((point) => inWords(point, issue))]);
  return [
    '',
    'fair points, by what they are worth:',
    table(['', ...parties], worths, page),
    ...(terms.length === 0 ? [] : ['', 'their terms:', table(['', ...names], terms, page)]),
  ];
}

function standing({ deal }: FrontierAnswer, page: Page): string[] {
  if (deal === null) return [];
  const worth = Object.entries(deal.worth).map(([party, much]) => `${short(much)} to ${party}`);
  const on =
    deal.onFrontier === null
      ? 'whether it is on the frontier is not known'
      : deal.onFrontier
        ? page.paint('good', 'it is on the frontier')
        : page.paint('bad', 'it is not on the frontier');
  const why = deal.acceptable === false ? ', as it is not acceptable' : '';
  const better = deal.dominatedBy.length;
  return [
    '',
    wrapped(`the deal is worth ${worth.join(', ')}; ${on}${why}`, page),
    ...(better === 0
      ? []
      : [
          `${better < MOST_BETTER ? '' : 'at least '}${plural(better, 'deal of the frontier is', 'deals of the frontier are')} better for somebody and worse for nobody`,
        ]),
    ...(deal.distance === null ? [] : [`its distance from the frontier is ${short(deal.distance)}`]),
  ];
}

export function sayLikelihood({ zone, deal, influence }: LikelihoodAnswer, page: Page): string[] {
  const parties = Object.entries(deal?.parties ?? {}).map(([party, chance]) => [
    `  ${party} accepts it`,
    chanceInWords(chance),
  ]);
  const rows = [
    ['there is an acceptable deal', chanceInWords(zone)],
    ...(deal === null ? [] : [['this deal is acceptable', chanceInWords(deal.all)], ...parties]),
  ];
  const lines = influence.map((one) => [one.id, one.influence === null ? 'not known' : short(one.influence)]);
  return [
    table(['how likely', ''], rows, page, 0),
    ...(lines.length === 0 ? [] : ['', 'how much each line matters:', table(['line', 'influence'], lines, page)]),
  ];
}

function chanceInWords({ low, high, exact, fraction }: Likelihood): string {
  if (!exact) return `between ${short(low)} and ${short(high)}`;
  return fraction === null || /^[01]$/.test(fraction) || fraction.length > 20
    ? short(low)
    : `${short(low)} (${fraction})`;
}
