import type { Compiled } from './compile.ts';
import type { Diagram, Node } from './diagram.ts';
import type { Layout } from './layout.ts';

/** Where the node holds for some values of the variables that are not kept. */
export function forSome(diagram: Diagram, layout: Layout, node: Node | null, kept: readonly number[]): Node | null {
  return diagram.exists(node, levelsWithout(layout, kept));
}

/**
 * Where, whatever the values of the variables that are not kept, every line holds if every hard formula does, and
 * the hard formulas do for some of them.
 */
export function forAll({ diagram, layout, hard, zone }: Compiled, kept: readonly number[]): Node | null {
  const others = levelsWithout(layout, kept);
  const always = diagram.forall(diagram.or(diagram.not(hard), zone), others);
  return diagram.and(always, diagram.exists(hard, others));
}

/** The levels of all variables but these. */
export function levelsWithout({ variables, levels }: Layout, kept: readonly number[]): number[] {
  const keptLevels = new Set(kept.map((variable) => levels[variable]!));
  return [...variables.keys()].filter((level) => !keptLevels.has(level));
}
