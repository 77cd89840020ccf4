import type { Problem } from '../../contract.ts';

export type Fault = NonNullable<Problem['errors']>[number];

/** The faults of a field: those that point at it or into it. */
export const faultsAt = (faults: readonly Fault[], field: string): Fault[] =>
  faults.filter(({ pointer }) => pointer === `/${field}` || pointer.startsWith(`/${field}/`));

/** Those of a place within a field: `citations`, 0, `source`. */
export const faultsWithin = (faults: readonly Fault[], ...path: readonly (string | number)[]): Fault[] =>
  faultsAt(faults, path.map((step) => String(step).replaceAll('~', '~0').replaceAll('/', '~1')).join('/'));

/** Those that no field of the form shows, so that none goes untold. */
export const faultsElsewhere = (faults: readonly Fault[], fields: readonly string[]): Fault[] =>
  faults.filter((fault) => !fields.some((field) => faultsAt([fault], field).length > 0));
