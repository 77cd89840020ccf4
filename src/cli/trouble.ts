/** Where something is wrong. */
export type At =
  /** Between two places of a text; lines and columns count from 1, columns in UTF-16 units. */
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly text: string;
      readonly line: number;
      readonly column: number;
      readonly length: number;
    }
  /** Somewhere in a file, or in what was written on the command line. */
  | { readonly kind: 'name'; readonly name: string };

export interface Complaint {
  readonly at: At | null;
  readonly message: string;
  readonly help: string | undefined;
}

/** What the one who calls can put right: everything that is wrong, not the first of it. */
export class Trouble extends Error {
  readonly complaints: readonly Complaint[];
  /** What the API answered, where it was that which refused. */
  readonly problem: string | undefined;
  /** How many more are wrong that are not told one by one. */
  readonly isCut: boolean;

  constructor(complaints: readonly Complaint[], problem?: string, isCut = false) {
    super(complaints[0]?.message ?? '');
    this.complaints = complaints;
    this.problem = problem;
    this.isCut = isCut;
  }
}

/** Somebody does not want the answer any more. */
export class Interrupted extends Error {}
