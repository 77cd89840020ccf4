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
  const found = Object.entries(POINTS).flatMap(([name, said]) => {
    const point = answer.points[name as keyof typeof POINTS];
    return point === null || point.exact ? [] : [`${said} has ${short(point.value)} of at most ${short(point.atMost)}`];
  });
  return [
    existence(answer, page),
    ...(answer.exists === true ? [`${efficient} on the frontier${counts.deals === null ? ' found so far' : ''}`] : []),
    ...(leftOut.length === 0
      ? []
      : [`left out: ${leftOut.map(({ party, why }) => `${party} (${LEFT_OUT[why]})`).join(', ')}`]),
    ...indifferent.map(({ party, issues }) =>
      wrapped(`${party} weighs ${issues.join(', ')} without saying what the values are worth`, page),
    ),
    ...tables(answer, page),
    ...(found.length === 0 ? [] : [wrapped(`* the best found, not proved: ${found.join('; ')}`, page)]),
    ...(noPoints === null ? [] : ['', WHY_NONE[noPoints]]),
    ...standing(answer, page),
  ];
}

const LEFT_OUT = { no_preferences: 'has told no preferences', does_not_decide: 'does not decide' } as const;

/** The deals and the points: only the issues in which these differ, the others are told once. */
function tables({ deals, points, parties, counts }: FrontierAnswer, page: Page): string[] {
  const fair = Object.entries(POINTS).flatMap(([name, said]) => {
    const point = points[name as keyof typeof POINTS];
    return point === null ? [] : [{ said: point.exact ? said : `${said} *`, ...point }];
  });
  const all: WorthyDeal[] = [...deals, ...fair];
  if (all.length === 0) return [];
  const issues = Object.keys(all[0]!.terms);
  const said = ({ terms }: WorthyDeal, issue: string) => valueInWords(terms[issue]!);
  const varied = issues.filter((issue) => all.some((one) => said(one, issue) !== said(all[0]!, issue)));
  const same = issues.filter((issue) => !varied.includes(issue)).map((issue) => [issue, said(all[0]!, issue)]);
  const hasWorlds = all.some(({ circumstances }) => circumstances !== undefined);
  const row = (deal: WorthyDeal) => [
    ...parties.map((party) => short(deal.worth[party] ?? 0)),
    ...varied.map((issue) => said(deal, issue)),
    ...(hasWorlds ? [worldInWords(deal.circumstances ?? {})] : []),
  ];
  const head = [...parties, ...varied, ...(hasWorlds ? ['in the world'] : [])];
  const told = varied.length === 0 ? 'what each is worth' : 'what each is worth, and its terms';
  const some = deals.length < Number(counts.deals ?? 0) ? `${deals.length} of them from end to end: ` : '';
  return [
    ...(same.length === 0 ? [] : ['', 'the same in all that follow:', table(['issue', 'value'], same, page)]),
    ...(deals.length === 0 ? [] : ['', `${some}${told}:`, table(head, deals.map(row), page)]),
    ...(fair.length === 0
      ? []
      : [
          '',
          `fair points, ${told}:`,
          table(
            ['', ...head],
            fair.map((one) => [one.said, ...row(one)]),
            page,
          ),
        ]),
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
