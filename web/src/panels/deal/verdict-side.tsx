import { useLayoutEffect } from 'preact/hooks';
import { useAnswer } from '../../asking/use-answer.ts';
import type { Case, Schemas, Terms } from '../../contract.ts';
import { AskedFor } from '../../parts/asked.tsx';
import { LineCard } from '../../parts/line-card.tsx';
import { view } from '../../view.ts';
import { Clash } from './clash.tsx';
import { NearestDeal } from './nearest-deal.tsx';
import { PartySays } from './party-says.tsx';
import { VerdictBar } from './verdict-bar.tsx';
import { stopClock } from './verdict-clock.ts';
import { dealVerdict } from './verdict-words.ts';

interface Props {
  readonly live: Case;
  readonly terms: Terms;
}

/** The verdict on the deal as it stands, and each party's. */
export function VerdictSide({ live, terms }: Props) {
  const check = useAnswer('check', { context: view.value.context, terms });
  return (
    <>
      <aside class="verdict-side" aria-labelledby="verdict-title">
        <h2 id="verdict-title" tabIndex={-1}>
          Verdict
        </h2>
        <AskedFor of={check} about="the verdict">
          {(answer) => <Verdict answer={answer} live={live} terms={terms} />}
        </AskedFor>
      </aside>
      <VerdictBar answer={check.answer} />
    </>
  );
}

function Verdict({ answer, live, terms }: Props & { readonly answer: Schemas['Check'] }) {
  useLayoutEffect(stopClock, [answer]);
  const { sign, word, tone } = dealVerdict(answer);
  const { parties, rules, conflicts, verdict, complete } = answer;
  return (
    <>
      <div class="verdict" data-tone={tone} data-verdict={verdict}>
        <p class="verdict-word" role="status">
          <span aria-hidden="true">{sign}</span> {word}
        </p>
        <p class="verdict-summary">{answer.summary}</p>
      </div>
      {!complete && <p class="hint">There was not time enough to find out everything.</p>}
      {rules.map((line) => (
        <LineCard key={line.id} line={line} live={live} />
      ))}
      {conflicts.map((conflict) => (
        <Clash key={conflict.members.map(({ id }) => id).join(' ')} conflict={conflict} live={live} />
      ))}
      {verdict !== 'acceptable' && <NearestDeal live={live} terms={terms} />}
      {parties.map((party) => (
        <PartySays key={party.party} said={party} live={live} terms={terms} />
      ))}
    </>
  );
}
