import { cpSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Neg } from './neg.ts';

/** The parts of the prototype that are asked, as they are written there. */
export interface Prototype {
  readonly dd: {
    readonly MddEngine: new (
      neg: Neg,
      options: { order: 'force' | 'best'; limits: { maxNodes: number } },
    ) => PrototypeDiagram;
    readonly Budget: new () => Error;
  };
  readonly closure: { readonly closure: (neg: Neg, engine: PrototypeSolver) => PrototypeClosure };
  readonly sateng: { readonly SatEng: new (neg: Neg) => PrototypeSolver };
  readonly opt: {
    readonly fair: (
      diagram: PrototypeDiagram,
      root: number,
      goal: 'maxmin' | 'nash',
      options: { maxMs: number },
    ) => { readonly value: number; readonly exact: boolean } | null;
  };
}

interface PrototypeDiagram {
  conj(): number;
  count(root: number): bigint;
  possible(root: number): boolean[][];
  nearest(root: number, from: Int32Array): { readonly value: number } | null;
}

interface PrototypeSolver {
  oracle(lines: readonly number[]): { readonly sat: boolean };
}

interface PrototypeClosure {
  readonly mus: readonly (readonly number[])[];
  readonly complete: boolean;
  readonly sel: {
    mcs(): number;
    readonly z: { count(family: number): bigint; bySize(family: number, limit: number): Iterable<readonly number[]> };
  } | null;
}

/** The one part its folder lacks: its clauses and its solver put together, as its other parts ask for them. */
const SATENG = `
import { encode, decode } from './cnf';
import { Cdcl } from './cdcl';
import { evalF } from './core';
export class SatEng {
  constructor(g) {
    this.g = g;
    this.cnf = encode(g);
    this.solver = new Cdcl(this.cnf.nv);
    for (const clause of this.cnf.clauses) this.solver.add(clause);
    this.lineOf = new Map(this.cnf.sel.map((variable, line) => [variable, line]));
  }
  oracle(lines) {
    if (!this.solver.solve(lines.map((line) => this.cnf.sel[line]))) {
      return { sat: false, core: [...new Set(this.solver.core.map((literal) => this.lineOf.get(Math.abs(literal))))] };
    }
    const row = decode(this.cnf, (variable) => this.solver.value(variable));
    const sat_sup = [];
    this.g.lines.forEach((line, at) => { if (evalF(line.f, row, this.g.issues)) sat_sup.push(at); });
    return { sat: true, sat_sup, row };
  }
  witness() {
    const answer = this.oracle(this.g.lines.map((_, at) => at));
    return answer.sat ? answer.row : null;
  }
}
`;

/** The prototype where `BENCH_PROTOTYPE` says its folder is; `null`: nowhere here. It is copied and only read. */
export async function loadPrototype(): Promise<Prototype | null> {
  const folder = process.env['BENCH_PROTOTYPE'];
  if (folder === undefined || !existsSync(join(folder, 'engine'))) return null;
  const copy = mkdtempSync(join(tmpdir(), 'prototype-'));
  cpSync(join(folder, 'engine'), copy, { recursive: true });
  writeFileSync(join(copy, 'sateng.ts'), SATENG);
  writeFileSync(join(copy, 'package.json'), '{ "type": "module" }');
  const part = (name: string) => import(pathToFileURL(join(copy, `${name}.ts`)).href);
  return { dd: await part('dd'), closure: await part('closure'), sateng: await part('sateng'), opt: await part('opt') };
}
