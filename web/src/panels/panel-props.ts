import type { Case } from '../contract.ts';

/** Everything a panel is given; the rest it reads from the view. */
export interface PanelProps {
  readonly live: Case;
}
