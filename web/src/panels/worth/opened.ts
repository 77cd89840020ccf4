import { worldOf } from '../../parts/witness.tsx';
import { textsOf } from '../../terms.ts';
import type { Mark } from './marks.ts';

/** What opening a deal of the chart shows: its terms in the deal builder, in the world it works in. */
export const openedOf = (mark: Pick<Mark, 'terms' | 'circumstances'>) =>
  ({ panel: 'deal', terms: textsOf(mark.terms), context: worldOf(mark) }) as const;
