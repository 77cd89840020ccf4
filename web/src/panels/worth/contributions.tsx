import type { Case, Schemas } from '../../contract.ts';
import { against, amount, number } from './amounts.ts';
import { type Brought, broughtBy, mostOf } from './brought.ts';
import './contributions.css';

/** What a deal brings each party that has told its preferences, issue by issue. */
export function Contributions({ parties, live }: { parties: readonly Schemas['PartyVerdict'][]; live: Case }) {
  return (
    <ul class="contributions plain">
      {parties.map(
        (party) => party.worth && <OfParty key={party.party} party={party} worth={party.worth} live={live} />,
      )}
    </ul>
  );
}

function OfParty(props: { party: Schemas['PartyVerdict']; worth: Schemas['Worth']; live: Case }) {
  const { party, worth, live } = props;
  const brought = broughtBy(worth.contributions);
  const titleOf = (issue: string) => live.issues.find(({ id }) => id === issue)?.title ?? issue;
  const largest = Math.max(...brought.map(({ best }) => best), 0.01);
  return (
    <li class="card">
      <h3>{party.name}</h3>
      <p>
        Worth <b>{amount(worth)}</b>
        {worth.reservationValue !== null && (
          <span class="aside">, against having no deal: {against(worth, worth.reservationValue)}</span>
        )}
      </p>
      <Most brought={brought} titleOf={titleOf} />
      <table class="brought-table">
        <caption class="unseen">What the deal brings {party.name}, issue by issue</caption>
        <thead>
          <tr>
            <th scope="col">Issue</th>
            <th scope="col">Weight</th>
            <th scope="col">Brings</th>
            <th scope="col">of at best</th>
          </tr>
        </thead>
        <tbody>
          {brought.map((one) => (
            <tr key={one.issue}>
              <th scope="row">{titleOf(one.issue)}</th>
              <td class="amount">{number(one.weight)}</td>
              <td class="amount">{one.indifferent ? '0, no values told' : amount(one)}</td>
              <td>
                <span class="of-weight">
                  <BroughtBar brought={one} largest={largest} /> <span class="amount">{number(one.best)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  );
}

function Most({ brought, titleOf }: { brought: readonly Brought[]; titleOf: (issue: string) => string }) {
  const { brings, costs } = mostOf(brought);
  const named = (ones: readonly Brought[], size: (one: Brought) => number) =>
    ones.map((one) => `${titleOf(one.issue)} (${number(size(one))})`).join(', ');
  return (
    <p class="most">
      <span class="good">
        <span aria-hidden="true">▲</span> Brings most:
      </span>{' '}
      {brings.length === 0 ? 'nothing for certain' : named(brings, ({ low }) => low)}
      <br />
      <span class="bad">
        <span aria-hidden="true">▼</span> Costs most:
      </span>{' '}
      {costs.length === 0 ? 'nothing for certain' : named(costs, ({ lost }) => lost)}
    </p>
  );
}

/** As long as what the issue brings at best; filled as far as the deal brings it for certain, paler as far as that is open. */
function BroughtBar({ brought: { best, low, high }, largest }: { brought: Brought; largest: number }) {
  const length = (value: number) => (value / largest) * 100;
  return (
    <svg class="brought" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="track" width={length(best)} height={10} />
      <rect class="perhaps" width={length(high)} height={10} />
      <rect class="sure" width={length(low)} height={10} />
    </svg>
  );
}
