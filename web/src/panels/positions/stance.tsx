import type { Issue, Schemas, ValueSet } from '../../contract.ts';
import { wordsOf } from '../../words/value.ts';
import { isWhole } from './strip.ts';
import { ValueStrip } from './value-strip.tsx';
import { setWords } from './words.ts';
import './stance.css';

interface Props {
  readonly issue: Issue;
  readonly wants: Schemas['StanceOnIssue'] | undefined;
  /** `null`: not known; `undefined`: not asked. */
  readonly accepts: ValueSet | null | undefined;
  /** Whether all that the party could accept is told. */
  readonly complete: boolean;
  readonly ranks: number;
}

/** What a party wants on an issue and what it could accept alone, in words and as a strip. */
export function Stance({ issue, wants, accepts, complete, ranks }: Props) {
  const lanes = [
    ...(wants ? [{ set: wants.values, class: 'wants' as const }] : []),
    ...(accepts && !isWhole(issue, accepts, ranks) ? [{ set: accepts, class: 'accepts' as const }] : []),
  ];
  return (
    <div class={lanes.length > 0 ? 'stance' : 'stance quiet'}>
      <p>{wants ? <Wanted issue={issue} wants={wants} ranks={ranks} /> : <span class="verb">no position</span>}</p>
      {accepts !== undefined && (
        <p>
          <span class="verb">could accept</span> {accepts === null ? 'not known' : setWords(issue, accepts, ranks)}
          {!complete && accepts !== null && <span class="aside"> (found so far)</span>}
        </p>
      )}
      {lanes.length > 0 && <ValueStrip issue={issue} lanes={lanes} ideal={wants?.ideal ?? null} ranks={ranks} />}
    </div>
  );
}

function Wanted(props: { issue: Issue; wants: Schemas['StanceOnIssue']; ranks: number }) {
  const { issue, wants, ranks } = props;
  return (
    <>
      <span class="verb">wants</span> <b>{setWords(issue, wants.values, ranks)}</b>
      {wants.ideal !== null && <span class="aside">, at best {wordsOf(issue, wants.ideal)}</span>}
    </>
  );
}
