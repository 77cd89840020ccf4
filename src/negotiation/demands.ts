import { type Constraint, guarded, quorum } from './constraint.ts';
import type { Agreement } from './negotiation.ts';
import type { BindingLine, Line, Member, ScenarioParty } from './scenario.ts';

/**
 * What agreement under the rule demands with only some lines binding (semantics 5): under unanimity every binding
 * line, each a demand of its own; under a quorum one demand.
 */
export function demandsOf(
  agreement: Agreement,
  members: readonly Member[],
  binds: (line: BindingLine) => boolean,
): Constraint[] {
  const group = (member: Member) => member.lines.filter(binds).map((binding) => binding.demands);
  if (agreement.kind === 'unanimity') return members.flatMap(group);
  const vetoes = members.flatMap((member, at) => (agreement.vetoes.includes(member.party.id) ? [at] : []));
  return [quorum(agreement.atLeast, members.map(group), vetoes)];
}

/** A line as it counts: only where its party's consent does. */
export const bindingLine = (party: ScenarioParty, line: Line): BindingLine => ({
  line,
  demands: guarded(party.condition, line.constraint),
});
