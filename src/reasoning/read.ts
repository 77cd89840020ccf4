import type { Scenario, ScenarioParty } from '../negotiation/scenario.ts';
import type { Basis } from '../negotiation/statement.ts';
import type { Memo } from './memo.ts';

/** A negotiation on one basis, with what was found out about it. */
export interface OnBasis {
  readonly scenario: Scenario;
  readonly memo: Memo;
}

/** A party on the basis it is asked on. */
export interface Read extends OnBasis {
  readonly party: ScenarioParty;
  readonly basis: Basis | 'both';
}
