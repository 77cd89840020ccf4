import type { Mark } from './marks.ts';
import type { Box } from './place-labels.ts';

/** A mark where it is drawn. */
export interface Drawn {
  readonly mark: Mark;
  readonly x: number;
  readonly y: number;
  /** Where it truly is, where it had to be moved to be seen. */
  readonly home: { readonly x: number; readonly y: number } | null;
  /** Which row of such marks it stands in. */
  readonly row: number | null;
  /** What the deal may be worth, where it leaves issues open. */
  readonly box: Box | null;
}
