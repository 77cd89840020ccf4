import { createRequire } from 'node:module';
import type { Answered } from './marco.ts';

/** Some text asserted once, then asked many times. */
export interface Session {
  /** Whether what is asserted holds with some of the named truths; which of `watched` hold there, or why not. */
  readonly check: (assumed: readonly number[]) => Answered;
  readonly add: (text: string) => void;
  readonly close: () => void;
}

export interface Z3 {
  /** @param watched names of Boolean constants that `text` declares; they go by their place */
  readonly open: (text: string, watched: readonly string[]) => Session;
  /** The least value of a constant that `text` declares and keeps from below zero; `null`: nothing satisfies it. */
  readonly least: (text: string, objective: string) => bigint | null;
}

const [HOLDS, FAILS] = [1, -1];
const OK = 0;

/**
 * z3 by its low-level interface. The module's own asynchronous calls start a thread for every question, which takes
 * longer than most of them: these are the same functions called on this thread. A context is given back when it is
 * closed, yet the heap only grows and its end is the end of the process: ask in a child that is replaced now and then.
 */
export async function startZ3(): Promise<Z3> {
  const require = createRequire(import.meta.url);
  const { init } = require('z3-solver/build/low-level') as typeof import('z3-solver/build/low-level/index.js');
  const { Z3: z3, em } = await init(require('z3-solver/build/z3-built'));
  type Context = ReturnType<typeof z3.mk_context>;
  type Solver = ReturnType<typeof z3.mk_solver>;
  type Constant = ReturnType<typeof z3.mk_const>;

  const fail = (context: Context) => {
    const code = z3.get_error_code(context);
    if (code !== OK) throw new Error(`z3: ${z3.get_error_msg(context, code)}`);
  };
  const inContext = <T>(act: (context: Context) => T): T => {
    const config = z3.mk_config();
    const context = z3.mk_context(config);
    z3.del_config(config);
    return act(context);
  };

  const symbolOf = (context: Context, name: string) => z3.mk_string_symbol(context, name.replaceAll('|', ''));

  const open = (text: string, watched: readonly string[]): Session =>
    inContext((context) => {
      const solver = z3.mk_solver_for_logic(context, z3.mk_string_symbol(context, 'QF_FD'));
      z3.solver_inc_ref(context, solver);
      z3.solver_from_string(context, solver, text);
      fail(context);
      const constants = watched.map((name) => z3.mk_const(context, symbolOf(context, name), z3.mk_bool_sort(context)));
      const placeOf = new Map(constants.map((constant, at) => [z3.get_ast_id(context, constant), at]));
      const space: number = em._malloc(4 * Math.max(1, constants.length));
      const check = (assumed: readonly number[]): Answered => {
        new Uint32Array(em.HEAPU32.buffer, space, assumed.length).set(
          assumed.map((at) => constants[at] as unknown as number),
        );
        const result = em._Z3_solver_check_assumptions(context, solver, assumed.length, space);
        fail(context);
        if (result === FAILS) {
          const core = z3.solver_get_unsat_core(context, solver);
          z3.ast_vector_inc_ref(context, core);
          const members = Array.from(
            { length: z3.ast_vector_size(context, core) },
            (_, at) => placeOf.get(z3.get_ast_id(context, z3.ast_vector_get(context, core, at)))!,
          );
          z3.ast_vector_dec_ref(context, core);
          return { core: members.sort((a, b) => a - b) };
        }
        if (result !== HOLDS) throw new Error(`z3 does not know: ${z3.solver_get_reason_unknown(context, solver)}`);
        const model = z3.solver_get_model(context, solver);
        z3.model_inc_ref(context, model);
        const isTrue = (at: number) => {
          const value = z3.model_eval(context, model, constants[at]!, true);
          return value !== null && Number(z3.get_bool_value(context, value)) === HOLDS;
        };
        const satisfied = constants.flatMap((_, at) => (isTrue(at) ? [at] : []));
        z3.model_dec_ref(context, model);
        return { satisfied };
      };
      const add = (more: string) => {
        z3.solver_from_string(context, solver, more);
        fail(context);
      };
      const close = () => {
        em._free(space);
        z3.solver_dec_ref(context, solver);
        z3.del_context(context);
      };
      return { check, add, close };
    });

  // By halving: z3's own optimizer takes a hundred times as long on these sums.
  const least = (text: string, objective: string) =>
    inContext((context) => {
      const solver = z3.mk_solver_for_logic(context, z3.mk_string_symbol(context, 'QF_FD'));
      z3.solver_inc_ref(context, solver);
      z3.solver_from_string(context, solver, text);
      fail(context);
      const constant = z3.mk_const(context, symbolOf(context, objective), z3.mk_int_sort(context));
      const found = (bound: bigint | null): bigint | null => {
        z3.solver_push(context, solver);
        if (bound !== null) z3.solver_from_string(context, solver, `(assert (<= ${objective} ${bound}))`);
        const result = em._Z3_solver_check(context, solver);
        fail(context);
        if (result !== HOLDS && result !== FAILS) throw new Error('z3 does not know the least cost');
        const value = result === HOLDS ? BigInt(valueIn(context, solver, constant)) : null;
        z3.solver_pop(context, solver, 1);
        return value;
      };
      let [low, high] = [0n, found(null)];
      while (high !== null && low < high) {
        const middle = (low + high) / 2n;
        const value = found(middle);
        if (value === null) low = middle + 1n;
        else high = value;
      }
      z3.solver_dec_ref(context, solver);
      z3.del_context(context);
      return high;
    });

  const valueIn = (context: Context, solver: Solver, constant: Constant): string => {
    const model = z3.solver_get_model(context, solver);
    z3.model_inc_ref(context, model);
    const value = z3.ast_to_string(context, z3.model_eval(context, model, constant, true)!);
    z3.model_dec_ref(context, model);
    return value;
  };

  return { open, least };
}
