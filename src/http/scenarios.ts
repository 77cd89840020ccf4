import type { View } from '../access/view.ts';
import { compile } from '../negotiation/compile.ts';
import { type Context, type ResolvedContext, resolveContext } from '../negotiation/context.ts';
import { referenceFaults } from '../negotiation/diagnose.ts';
import { directoryOf } from '../negotiation/directory.ts';
import type { Fault } from '../negotiation/fault.ts';
import type { Document } from '../negotiation/negotiation.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import { BASELINE } from '../negotiation/statement.ts';
import type { Memo } from '../reasoning/memo.ts';
import { contextKey } from '../work/cache-key.ts';

/** A scenario, the context it was seen in, and what was found out about it so far. */
export interface Ready {
  readonly context: ResolvedContext;
  readonly scenario: Scenario;
  readonly memo: Memo;
}

/** Compiles a view in a context, or remembers having done so; the context is one that the view has. */
export type Prepare = (view: View, asked: Context | undefined, now: Date) => Ready;

const MOST_CONTEXTS_A_VIEW = 16;
const DAY = 86_400_000;

interface Known {
  readonly byContext: Map<string, Ready>;
  /** For questions without a context of their own, on that day. */
  plain?: { readonly day: number; readonly ready: Ready };
}

/** Scenarios live as long as the view they were made of: what is forgotten there is forgotten here. */
export function scenarioCache(): Prepare {
  const byView = new WeakMap<View, Known>();
  return (view, asked, now) => {
    let known = byView.get(view);
    if (known === undefined) {
      known = { byContext: new Map() };
      byView.set(view, known);
    }
    const day = Math.floor(now.getTime() / DAY);
    if (asked === undefined && known.plain?.day === day) return known.plain.ready;
    const ready = readyFor(view, asked, now, known.byContext);
    if (asked === undefined) known.plain = { day, ready };
    return ready;
  };
}

function readyFor(view: View, asked: Context | undefined, now: Date, byContext: Map<string, Ready>): Ready {
  const context = contextFor(view, asked, now);
  const key = contextKey(context);
  const met = byContext.get(key);
  if (met !== undefined) return met;
  const ready = { context, scenario: compile(view, context), memo: new Map() };
  if (byContext.size >= MOST_CONTEXTS_A_VIEW) byContext.clear();
  byContext.set(key, ready);
  return ready;
}

/** The context of a question, whole; `contextFaults` says whether there is such a one. */
export const contextFor = ({ negotiation }: Document, asked: Context | undefined, now: Date): ResolvedContext =>
  resolveContext(asked ?? {}, negotiation.defaultContext, now.toISOString().slice(0, 10));

export function contextFaults({ perspective }: ResolvedContext, document: Document): Fault[] {
  if (perspective === BASELINE || document.perspectives.some((one) => one.id === perspective)) return [];
  return referenceFaults('perspectives', perspective, '/context/perspective', directoryOf(document));
}
