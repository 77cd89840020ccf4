import { grown } from './clause-store.ts';
import { type Literal, negative, positive } from './literal.ts';
import type { Trail } from './trail.ts';

/** How much less a conflict weighs than the one after it. */
const DECAY = 0.95;
const MOST_ACTIVITY = 1e100;

/** Phases, a bit each: the value a variable is given when it is decided, and whether that stays whatever happens. */
const TRUE = 1;
const STEADY = 2;

/** Where a variable stands that is not in the heap. */
const OUTSIDE = -1;

/**
 * What to decide next. First the open variable that conflicts were about most, of late (VSIDS, Moskewicz et al.
 * 2001), with the value it had last (Pipatsrisawat and Darwiche 2007); variables no conflict was about follow in
 * their order, low cells first.
 */
export class Branching {
  private activity = new Float64Array(0);
  private phase = new Uint8Array(0);
  /** A binary heap of the variables with activity that may be open, the most active on top. */
  private heap = new Int32Array(0);
  private place = new Int32Array(0);
  private size = 0;
  private increment = 1;
  /** All chains before this one are decided. */
  private chain = 0;
  private readonly trail: Trail;

  constructor(trail: Trail) {
    this.trail = trail;
  }

  reserve(variables: number): void {
    const before = this.place.length;
    if (variables <= before) return;
    this.activity = grown(this.activity, variables);
    this.phase = grown(this.phase, variables);
    this.heap = grown(this.heap, variables);
    this.place = grown(this.place, variables).fill(OUTSIDE, before);
  }

  get bytes(): number {
    return 17 * this.place.length;
  }

  /** From now on the variable is given this value whenever it is decided. */
  prefer(variable: number, value: boolean): void {
    this.phase[variable] = value ? TRUE | STEADY : STEADY;
  }

  /** An open literal to decide; null where everything is decided. */
  next(): Literal | null {
    const { trail } = this;
    while (this.size > 0) {
      const variable = this.pop();
      if (trail.truth[positive(variable)] === 0) return this.literalOf(variable);
    }
    for (; this.chain < trail.chains; this.chain++) {
      if (trail.low[this.chain]! < trail.high[this.chain]!) return this.inChain(this.chain);
    }
    return null;
  }

  private literalOf(variable: number): Literal {
    return (this.phase[variable]! & TRUE) !== 0 ? positive(variable) : negative(variable);
  }

  /** Towards the cell the chain had last: the highest open variable that goes with those below it. */
  private inChain(chain: number): Literal {
    const base = this.trail.base[chain]!;
    const [first, end] = [base + this.trail.low[chain]!, base + this.trail.high[chain]!];
    let variable = first;
    while (variable < end && (this.phase[variable]! & TRUE) !== 0) variable++;
    return variable === first ? negative(first) : positive(variable - 1);
  }

  /** A literal is open again. */
  reopened(literal: Literal): void {
    const variable = literal >> 1;
    if ((this.phase[variable]! & STEADY) === 0) this.phase[variable] = (literal & 1) === 0 ? TRUE : 0;
    if (this.place[variable] === OUTSIDE && this.activity[variable]! > 0) this.insert(variable);
    const chain = this.trail.chainOf[variable]!;
    if (chain < this.chain) this.chain = chain;
  }

  /** The last conflict was about this variable. */
  bump(variable: number): void {
    this.activity[variable]! += this.increment;
    if (this.activity[variable]! > MOST_ACTIVITY) this.rescale();
    if (this.place[variable] !== OUTSIDE) this.rise(this.place[variable]!);
  }

  /** What happened so far counts a little less from now on. */
  decay(): void {
    this.increment /= DECAY;
  }

  private rescale(): void {
    for (let variable = 0; variable < this.activity.length; variable++) this.activity[variable]! /= MOST_ACTIVITY;
    this.increment /= MOST_ACTIVITY;
  }

  private insert(variable: number): void {
    this.put(variable, this.size++);
    this.rise(this.place[variable]!);
  }

  private put(variable: number, place: number): void {
    this.heap[place] = variable;
    this.place[variable] = place;
  }

  private rise(from: number): void {
    const { heap, activity } = this;
    const variable = heap[from]!;
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      if (activity[heap[above]!]! >= activity[variable]!) break;
      this.put(heap[above]!, place);
      place = above;
    }
    this.put(variable, place);
  }

  private pop(): number {
    const { heap, activity } = this;
    const top = heap[0]!;
    this.place[top] = OUTSIDE;
    const variable = heap[--this.size]!;
    if (this.size === 0) return top;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= this.size) break;
      if (below + 1 < this.size && activity[heap[below + 1]!]! > activity[heap[below]!]!) below++;
      if (activity[heap[below]!]! <= activity[variable]!) break;
      this.put(heap[below]!, place);
      place = below;
    }
    this.put(variable, place);
    return top;
  }
}
