/** What scripts are told. What 0, 1 and 2 mean of a command is in its help; the rest is the same for all. */
export const YES = 0;
export const NO = 1;
export const UNDECIDED = 2;
/** The command line or a file is wrong, or there is no such thing; nothing was answered. */
export const WRONG_INPUT = 3;
/** A defect of the program (`EX_SOFTWARE` of sysexits). */
export const DEFECT = 70;
/** Ended by an interrupt, as shells say it. */
export const INTERRUPTED = 130;

export type Decided = typeof YES | typeof NO | typeof UNDECIDED;

export const codeOf = (truth: boolean | null): Decided => (truth === null ? UNDECIDED : truth ? YES : NO);
