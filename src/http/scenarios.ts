import type { View } from '../access/view.ts';
import { compile } from '../negotiation/compile.ts';
import { type Context, type EchoedContext, type ResolvedContext, resolveContext } from '../negotiation/context.ts';
import { contextFaults, echoOf, seenIn } from '../negotiation/context-seen.ts';
import type { Fault } from '../negotiation/fault.ts';
import type { Document } from '../negotiation/negotiation.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import type { Memo } from '../reasoning/memo.ts';

/** A negotiation as a context sees it, and the context as answers echo it. */
export interface Seen {
  readonly view: View;
  readonly context: EchoedContext;
}

/** The same, compiled, with what was found out about it so far. */
export interface Ready extends Seen {
  readonly scenario: Scenario;
  readonly memo: Memo;
}

/** The context must be one that fits the view: `faultsOfContext` says whether it does. */
export interface Seeing {
  see(view: View, asked: Context | undefined, now: Date): Seen;
  prepare(view: View, asked: Context | undefined, now: Date): Ready;
}

const MOST_CONTEXTS_A_VIEW = 16;
const DAY = 86_400_000;

interface Known {
  readonly byContext: Map<string, Kept>;
  /** For questions without a context of their own, on that day. */
  plain?: { readonly day: number; readonly ready: Ready };
}

interface Kept {
  readonly seen: Seen;
  ready?: Ready;
}

/** What is seen and compiled lives as long as the view it was made of: what is forgotten there is forgotten here. */
export function seeing(): Seeing {
  const byView = new WeakMap<View, Known>();
  const knownOf = (view: View): Known => {
    let known = byView.get(view);
    if (known === undefined) {
      known = { byContext: new Map() };
      byView.set(view, known);
    }
    return known;
  };
  return {
    see: (view, asked, now) => keptFor(view, asked, now, knownOf(view).byContext).seen,
    prepare(view, asked, now) {
      const known = knownOf(view);
      const day = Math.floor(now.getTime() / DAY);
      if (asked === undefined && known.plain?.day === day) return known.plain.ready;
      const kept = keptFor(view, asked, now, known.byContext);
      const { seen } = kept;
      kept.ready ??= { ...seen, scenario: compile(seen.view, seen.context), memo: new Map() };
      if (asked === undefined) known.plain = { day, ready: kept.ready };
      return kept.ready;
    },
  };
}

function keptFor(view: View, asked: Context | undefined, now: Date, byContext: Map<string, Kept>): Kept {
  const context = resolvedOf(asked, view, now);
  const key = JSON.stringify([context, asked ?? {}]);
  const met = byContext.get(key);
  if (met !== undefined) return met;
  const kept = { seen: { view: seenIn(view, asked ?? {}), context: echoOf(asked ?? {}, context, view) } };
  if (byContext.size >= MOST_CONTEXTS_A_VIEW) byContext.clear();
  byContext.set(key, kept);
  return kept;
}

/** Whose view and which day a context comes to. */
export const resolvedOf = (asked: Context | undefined, { negotiation }: Document, now: Date): ResolvedContext =>
  resolveContext(asked ?? {}, negotiation.defaultContext, now.toISOString().slice(0, 10));

/** What is wrong with the context of a question; the document need not be sound. */
export const faultsOfContext = (asked: Context | undefined, document: Document, now: Date): Fault[] => [
  ...instantFaults(asked ?? {}, now),
  ...contextFaults(asked ?? {}, resolvedOf(asked, document, now), document),
];

/** What will have been recorded at an instant that is still to come is not known. */
function instantFaults({ recordedAsOf }: Context, now: Date): Fault[] {
  if (recordedAsOf === undefined || new Date(recordedAsOf) <= now) return [];
  const detail = `\`${recordedAsOf}\` has not come yet: it is \`${now.toISOString()}\``;
  const help = 'leave it out for what is recorded now';
  return [{ pointer: '/context/recordedAsOf', code: 'instant_ahead', detail, help }];
}
