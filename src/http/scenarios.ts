import type { View } from '../access/view.ts';
import { compile } from '../negotiation/compile.ts';
import type { ResolvedContext } from '../negotiation/context.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { Memo } from '../reasoning/memo.ts';
import { cacheKey } from './cache-key.ts';

/** A scenario and what was found out about it so far. */
export interface Ready {
  readonly scenario: Scenario;
  readonly memo: Memo;
}

/** Compiles a view in a context, or remembers having done so. */
export type Prepare = (view: View, context: ResolvedContext) => Ready;

const MOST_CONTEXTS_A_VIEW = 16;

/** Scenarios live as long as the view they were made of: what is forgotten there is forgotten here. */
export function scenarioCache(): Prepare {
  const byView = new WeakMap<View, Map<string, Ready>>();
  return (view, context) => {
    let known = byView.get(view);
    if (known === undefined) {
      known = new Map();
      byView.set(view, known);
    }
    const key = contextKey(context);
    const met = known.get(key);
    if (met !== undefined) return met;
    const ready = { scenario: compile(view, context), memo: new Map() };
    if (known.size >= MOST_CONTEXTS_A_VIEW) known.clear();
    known.set(key, ready);
    return ready;
  };
}

export const contextKey = ({ asOf, perspective, basis, version }: ResolvedContext): string =>
  cacheKey([asOf, perspective, basis, version]);
