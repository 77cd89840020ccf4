import type { Issue } from '../../contract.ts';

type Step = Extract<Issue, { type: 'step' }>;
type Plain = Exclude<Issue, { type: 'step' }>;

export interface Group {
  /** `null` where the issues name none. */
  readonly name: string | null;
  readonly issues: readonly Plain[];
}

export interface Grouped {
  readonly groups: readonly Group[];
  /** All that is put in an order, whatever group it is in. */
  readonly steps: readonly Step[];
}

/** The issues by their groups, in the order in which these first come; steps apart, as they have one timeline. */
export function groupsOf(issues: readonly Issue[]): Grouped {
  const groups = new Map<string | null, Plain[]>();
  const steps: Step[] = [];
  for (const issue of issues) {
    if (issue.type === 'step') {
      steps.push(issue);
      continue;
    }
    const name = issue.group ?? null;
    const group = groups.get(name);
    if (group) group.push(issue);
    else groups.set(name, [issue]);
  }
  return { groups: [...groups].map(([name, members]) => ({ name, issues: members })), steps };
}

/** `security` as Security, `world_affairs` as World affairs. */
export function groupTitle(name: string | null): string {
  if (name === null) return 'Terms';
  const words = name.replaceAll(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
