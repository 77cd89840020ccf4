import { RELATIONS, type Relation } from './words.ts';

/** How what parties want relates: a shape, a word and a colour. */
export function RelationBadge({ relation }: { relation: Relation }) {
  const { sign, word, means } = RELATIONS[relation];
  return (
    <span class={`relation ${relation}`} title={means}>
      <span class="relation-sign" aria-hidden="true">
        {sign}
      </span>
      {word}
    </span>
  );
}
