import type { Domain } from '../language/domain.ts';
import type { Expression } from '../language/expression.ts';
import type { Constraint } from './constraint.ts';
import type { ResolvedContext } from './context.ts';
import type { Agreement } from './negotiation.ts';
import type { Citation } from './source.ts';
import type { Basis } from './statement.ts';
import type { Wanted } from './wanted.ts';
import type { Worth } from './worth.ts';

/** One place of a row: an issue, or a circumstance with its value on the day. */
export interface Slot {
  readonly id: string;
  readonly title: string;
  /** What it is put together with, where that is said. */
  readonly group: string | null;
  readonly domain: Domain;
  /** How many values it has: indices are 0..size-1. */
  readonly size: number;
  readonly kind: 'issue' | 'circumstance';
  /** The index of a circumstance's value on the day; `null`: open (every issue, and what is not known). */
  readonly known: number | null;
  /** The title of an option or level, or the value as it is written. */
  readonly titleOf: (value: string) => string;
}

/** A line in force: something its owner holds a deal to. */
export interface Line {
  readonly id: string;
  /** `null`: a rule, which is nobody's. */
  readonly party: string | null;
  readonly kind: 'redLine' | 'precondition' | 'reservation' | 'rule';
  readonly stage?: 'talks' | 'signature';
  readonly title: string;
  readonly text: string;
  readonly holds: string;
  readonly basis: Basis | null;
  /** How sure it is that the line binds, 0..1; 1 for a rule. */
  readonly confidence: number;
  readonly citations: readonly Citation[];
  readonly constraint: Constraint;
  /** The tree of `holds`; a reservation threshold has none. */
  readonly expression: Expression | null;
}

export interface ScenarioParty {
  readonly id: string;
  readonly name: string;
  readonly consent: 'required' | 'advisory' | 'conditional';
  /** Where its consent counts, if that depends on the deal. */
  readonly condition: Constraint | null;
  readonly lines: readonly Line[];
  readonly worth: Worth | null;
  /** Its positions in force, in byte order of ids: no line, and no verdict hangs on them. */
  readonly positions: readonly Wanted[];
}

/**
 * A negotiation seen in one context, ready to be asked: what is in force, compiled once.
 * Slots are in byte order of names, issues and circumstances together; so are parties, rules and each party's lines.
 */
export interface Scenario {
  readonly context: ResolvedContext;
  readonly slots: readonly Slot[];
  readonly slotOf: ReadonlyMap<string, Slot & { readonly slot: number }>;
  readonly parties: readonly ScenarioParty[];
  readonly rules: readonly Line[];
  /** Whose acceptance decides, with their lines: a line counts where its party's consent does. */
  readonly members: readonly Member[];
  readonly agreement: Agreement;
  /** What agreement demands with every line binding; see demands.ts. */
  readonly demands: readonly Constraint[];
}

/** A party whose acceptance decides. A line of a conditional party is `condition implies line`. */
export interface Member {
  readonly party: ScenarioParty;
  readonly lines: readonly BindingLine[];
}

/** A line of L (semantics 5) and what it demands of a deal. */
export interface BindingLine {
  readonly line: Line;
  readonly demands: Constraint;
}
