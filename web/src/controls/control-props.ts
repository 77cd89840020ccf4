import type { Value } from '../contract.ts';
import type { Possible } from './possible.ts';
import type { Settled } from './settled.ts';

export interface ControlProps<S extends Settled = Settled> {
  readonly of: S;
  /** `undefined`: it is left open. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value | undefined) => void;
  /** `null`: nothing is known to be ruled out. */
  readonly possible: Possible | null;
  /** What it says where nothing is settled. */
  readonly openWord: string;
  /** How many steps there are, for ranks. */
  readonly ranks: number;
}
