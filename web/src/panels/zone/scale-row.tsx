import { fix } from '../../parts/fixed-terms.tsx';
import { textOf } from '../../terms.ts';
import { piecesOf, wordsOf } from '../../words/value.ts';
import { type Known, type OnScale, onScale, stepOf, stretchesOf } from './issue-values.ts';

interface Props {
  readonly issue: OnScale;
  readonly known: Known;
}

/** Numbers and days: the runs that occur in a deal on the scale of all values, and in words. */
export function ScaleRow({ issue, known }: Props) {
  const { values, fixed, complete } = known;
  const some = values?.some ?? [];
  return (
    <div class="scale-row">
      <div class="scale" aria-hidden="true">
        <div class="scale-track">
          {fixed === undefined &&
            stretchesOf(issue, some).map(({ start, end }) => (
              <span
                key={start}
                class="scale-run"
                style={{ left: `${start * 100}%`, width: `${Math.max((end - start) * 100, 0)}%` }}
              />
            ))}
          {fixed !== undefined && <span class="scale-mark" style={{ left: `${onScale(issue, fixed) * 100}%` }} />}
        </div>
        <div class="scale-ends">
          <span>{textOf(issue.min)}</span>
          <span>{textOf(issue.max)}</span>
        </div>
      </div>
      <p class="scale-words">{scaleWords(issue, known, piecesOf(issue, some))}</p>
      <Fixing issue={issue} fixed={fixed === undefined ? '' : textOf(fixed)} />
      {!complete && <small>others are not known</small>}
    </div>
  );
}

function scaleWords(issue: OnScale, { fixed, values, complete }: Known, pieces: readonly string[]): string {
  if (fixed !== undefined) return `${wordsOf(issue, fixed)}, fixed`;
  if (values === undefined) return 'not known';
  if (values.every !== null) return `${wordsOf(issue, values.every)}, in every deal`;
  if (pieces.length === 0) return complete ? 'every value is ruled out' : 'not known';
  return pieces.join('; ');
}

function Fixing({ issue, fixed }: { issue: OnScale; fixed: string }) {
  const type = issue.type === 'date' ? 'date' : 'number';
  const take = ({ currentTarget: field }: { currentTarget: HTMLInputElement }) => {
    if (!field.reportValidity()) return;
    const text =
      issue.type === 'decimal' && field.value !== '' ? Number(field.value).toFixed(issue.digits) : field.value;
    fix(issue.id, text === '' ? null : text);
  };
  return (
    <label class="scale-fixing">
      <span>Fix at</span>
      <input
        type={type}
        min={textOf(issue.min)}
        max={textOf(issue.max)}
        step={stepOf(issue)}
        value={fixed}
        aria-label={`Fix ${issue.title} at`}
        onChange={take}
      />
    </label>
  );
}
