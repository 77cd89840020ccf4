import type { Likelihood, LikelihoodAnswer } from '../reasoning/answer.ts';
import type { FrontierAnswer } from '../reasoning/frontier-answer.ts';
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

export function sayFrontier(answer: FrontierAnswer, page: Page): string[] {
  const { parties, deals, counts, noPoints, leftOut, indifferent } = answer;
  const count = counts.deals === null ? `${deals.length} found so far` : counts.deals;
  const head = ['', ...parties];
  const points = Object.entries(POINTS).flatMap(([name, said]) => {
    const point = answer.points[name as keyof typeof POINTS];
    if (point === null) return [];
    return [[point.exact ? said : `${said} *`, ...parties.map((party) => short(point.worth[party] ?? 0))]];
  });
  const found = Object.entries(POINTS).flatMap(([name, said]) => {
    const point = answer.points[name as keyof typeof POINTS];
    return point === null || point.exact ? [] : [`${said} has ${short(point.value)} of at most ${short(point.atMost)}`];
  });
  return [
    existence(answer, page),
    ...(answer.exists === true ? [`${plural(count, 'deal', 'deals')} on the frontier`] : []),
    ...(leftOut.length === 0
      ? []
      : [`left out: ${leftOut.map(({ party, why }) => `${party} (${LEFT_OUT[why]})`).join(', ')}`]),
    ...indifferent.map(({ party, issues }) =>
      wrapped(`${party} weighs ${issues.join(', ')} without saying what the values are worth`, page),
    ),
    ...(deals.length === 0 ? [] : ['', frontierTable(answer, page)]),
    '',
    ...(points.length === 0 ? [] : ['fair points, by what they are worth:', table(head, points, page)]),
    ...(found.length === 0 ? [] : [wrapped(`* the best found, not proved: ${found.join('; ')}`, page)]),
    ...(noPoints === null ? [] : [WHY_NONE[noPoints]]),
    ...standing(answer, page),
  ];
}

const LEFT_OUT = { no_preferences: 'has told no preferences', does_not_decide: 'does not decide' } as const;

/** Only the issues in which the deals differ: the others are told once. */
function frontierTable({ deals, parties }: FrontierAnswer, page: Page): string {
  const issues = Object.keys(deals[0]!.terms);
  const said = (at: number, issue: string) => valueInWords(deals[at]!.terms[issue]!);
  const varied = issues.filter((issue) => deals.some((_, at) => said(at, issue) !== said(0, issue)));
  const same = issues.filter((issue) => !varied.includes(issue)).map((issue) => [issue, said(0, issue)]);
  const hasWorlds = deals.some(({ circumstances }) => circumstances !== undefined);
  const rows = deals.map(({ worth, circumstances = {} }, at) => [
    ...parties.map((party) => short(worth[party] ?? 0)),
    ...varied.map((issue) => said(at, issue)),
    ...(hasWorlds ? [worldInWords(circumstances)] : []),
  ]);
  const shared = same.length === 0 ? [] : ['the same in all of them:', table(['issue', 'value'], same, page), ''];
  const title = varied.length === 0 ? 'what each is worth:' : 'what each is worth, and its terms:';
  return [...shared, title, table([...parties, ...varied, ...(hasWorlds ? ['in the world'] : [])], rows, page)].join(
    '\n',
  );
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
          `${plural(better, 'deal of the frontier is', 'deals of the frontier are')} better for somebody and worse for nobody`,
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
