import { inPlay } from './autarky.ts';
import { type Asked, closeComponent, type KeptFamily } from './component-closure.ts';
import { type Component, componentsOf, wholeOf } from './components.ts';
import { Exploration } from './marco.ts';

/** What was found of lines that share no conflict with others. */
export interface Finding {
  /** Those of them that may be in conflicts, those in conflicts together close to each other. */
  readonly lines: readonly number[];
  readonly exploration: Exploration;
  /** True where all conflicts are known. */
  readonly complete: boolean;
  /** All conflicts, where the exploration does not list them all. */
  readonly family: KeptFamily | null;
}

/** What can be found of all conflicts: one finding for each part that shares no conflict with the others. */
export function findConflicts(asked: Asked, progress?: (share: number) => void): Finding[] {
  const findings: Finding[] = [];
  const components = componentsOf(asked.problem, wholeOf(asked.problem));
  for (const [at, component] of components.entries()) {
    progress?.(at / components.length);
    findIn(asked, component, new Exploration(asked.solver, component.lines, asked.account), findings);
  }
  return findings;
}

/** Finds the conflicts of a component, part by part where it falls apart once lines in no conflict are left out. */
function findIn(asked: Asked, component: Component, exploration: Exploration, findings: Finding[]): void {
  const { problem, account } = asked;
  const most = asked.most - findings.reduce((held, finding) => held + finding.exploration.conflicts.length, 0);
  while (exploration.row === null && !exploration.exhausted && exploration.conflicts.length < most) {
    if (exploration.advance() === null) break;
  }
  const { row } = exploration;
  const left = row === null ? component : inPlay(problem, component, row, account);
  if (left !== null && left.lines.length < component.lines.length) {
    for (const part of componentsOf(problem, left)) findIn(asked, part, exploration.within(part.lines), findings);
    return;
  }
  const closed = closeComponent({ ...asked, most, component, exploration });
  findings.push({
    lines: closed?.lines ?? component.lines,
    exploration,
    family: closed?.family ?? null,
    complete: closed !== null,
  });
}
