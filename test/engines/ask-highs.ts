import highs from 'highs';

/** What HiGHS makes of a program: its greatest value, `null` where nothing satisfies it. */
export type AskHighs = (program: string) => number | null;

const EXACTLY = { mip_rel_gap: 0, mip_abs_gap: 1e-9, mip_feasibility_tolerance: 1e-9 };

/** Doubles: a value may be off by about a millionth. */
export async function startHighs(): Promise<AskHighs> {
  // Its types say CommonJS, where a default is one name further down than where Node loads its module.
  const load = highs as unknown as (typeof highs)['default'];
  const solver = await load();
  return (program) => {
    const { Status, ObjectiveValue } = solver.solve(program, EXACTLY);
    if (Status === 'Infeasible') return null;
    if (Status !== 'Optimal') throw new Error(`HiGHS ends with ${Status}`);
    return ObjectiveValue;
  };
}
