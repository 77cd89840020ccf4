import type { ResolvedContext } from '../negotiation/context.ts';
import type { ComparisonAsked } from '../reasoning/comparison.ts';
import type { Brevity } from './brief-check.ts';
import type { CaseBytes } from './case-bytes.ts';

/** What a piece of work may cost: steps and bytes make its answer reproducible, milliseconds of working are a stop. */
export interface Allowance {
  readonly steps: number;
  readonly bytes: number;
  readonly milliseconds: number;
}

type Terms = Readonly<Record<string, unknown>>;

/** A question of one scenario as it travels: plain data, known to fit the case. */
export type AskedOnce =
  | { readonly kind: 'check'; readonly terms: Terms }
  | { readonly kind: 'brief'; readonly terms: Terms; readonly brevity: Brevity }
  | { readonly kind: 'explain'; readonly expression: string }
  | {
      readonly kind: 'zone';
      readonly given: Terms;
      readonly count: boolean;
      readonly values: boolean;
      readonly robust: boolean;
      readonly sample: number;
      readonly seed: number;
    }
  | { readonly kind: 'likelihood'; readonly terms: Terms | null }
  | { readonly kind: 'conflicts'; readonly given: Terms; readonly limit: number }
  | {
      readonly kind: 'nearest';
      readonly terms: Terms;
      readonly weights: Readonly<Record<string, number>>;
      readonly keep: readonly string[];
      readonly limit: number;
    }
  | {
      readonly kind: 'frontier';
      readonly given: Terms;
      readonly terms: Terms | null;
      readonly strict: boolean;
      readonly limit: number;
    };

/** A question that can be asked of several days or contexts. */
export type Nested = Extract<AskedOnce, { readonly kind: 'check' | 'zone' | 'conflicts' }>;

/** Who is to be compared, and how; weights by issue. A party without a basis is read on that of the context. */
export interface Comparison extends Omit<ComparisonAsked, 'parties' | 'weights'> {
  readonly kind: 'comparison';
  readonly parties: readonly { readonly party: string; readonly basis: ResolvedContext['basis'] | null }[];
  readonly weights: Readonly<Record<string, number>>;
}

/** Who moved from the case in the task's context, the left side, to another one. */
export interface Moves extends Omit<Comparison, 'kind' | 'accepts'> {
  readonly kind: 'moves';
  readonly other: { readonly case: CaseBytes; readonly context: ResolvedContext };
}

/** Any question: of the case in the task's context, or of more than one day or context. */
export type Asked =
  | AskedOnce
  | Comparison
  | Moves
  | { readonly kind: 'timeline'; readonly from: string; readonly to: string; readonly of: Nested }
  | {
      readonly kind: 'difference';
      readonly left: Nested;
      readonly right: Nested;
      /** The case in whose context it is asked too; the task's own is the left one. */
      readonly other: { readonly case: CaseBytes; readonly context: ResolvedContext };
    };

/** Everything a worker needs to answer a question. */
export interface Task {
  readonly case: CaseBytes;
  readonly context: ResolvedContext;
  readonly asked: Asked;
  readonly allowance: Allowance;
  /** Of the flag by which it is told to stop, and tells how far it is. */
  readonly flag: SharedArrayBuffer;
}
