import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import {
  circlesIn,
  type House,
  isRelative,
  nodesOf,
  reachedFrom,
  readHouse,
  readSource,
  type SourceFile,
  targetOf,
  textOf,
} from './house.ts';

/**
 * The plan of the house, as docs/architecture.md draws it: what each floor may import, types included.
 * `packages` are names or beginnings that end with `/`; `node:` stands for every module of Node.
 */
const PLAN: Readonly<Record<string, { floors: readonly string[]; packages: readonly string[] }>> = {
  language: { floors: [], packages: [] },
  negotiation: { floors: ['language'], packages: ['zod'] },
  solving: { floors: [], packages: [] },
  reasoning: { floors: ['language', 'negotiation', 'solving'], packages: [] },
  store: {
    floors: ['language', 'negotiation'],
    packages: ['zod', 'drizzle-orm', 'drizzle-orm/', 'better-sqlite3', 'node:'],
  },
  access: { floors: ['negotiation', 'store'], packages: [] },
  work: { floors: ['language', 'negotiation', 'reasoning', 'access'], packages: ['piscina', 'node:'] },
  http: {
    floors: ['language', 'negotiation', 'reasoning', 'store', 'access', 'work', 'config.ts'],
    packages: [
      'zod',
      'fastify',
      '@fastify/',
      'fastify-type-provider-zod',
      'yaml',
      'piscina',
      'prom-client',
      'csv-stringify/',
      'node:',
    ],
  },
  'config.ts': { floors: [], packages: ['zod'] },
  'start.ts': { floors: ['store', 'http', 'config.ts'], packages: ['fastify', 'node:'] },
  'main.ts': { floors: ['start.ts', 'config.ts'], packages: [] },
  // Of reasoning, work and solving the command knows the shapes of answers alone: a rule below holds it to that.
  cli: {
    floors: ['language', 'negotiation', 'reasoning', 'work', 'store', 'http', 'config.ts', 'start.ts'],
    packages: ['commander', 'cli-table3', 'cli-progress', 'fastify', 'yaml', 'node:'],
  },
};

/** Floors that give the same answer to the same question, whenever and wherever they are asked. */
const PURE = ['language', 'negotiation', 'solving', 'reasoning'];

/** What a rule has to say against a house, one sentence a fault. */
type Rule = (house: House) => string[];

const everyFile =
  (faultsOf: (file: SourceFile, house: House) => readonly string[]): Rule =>
  (house) =>
    [...house.values()].flatMap((file) => faultsOf(file, house).map((fault) => `${file.path}: ${fault}`));

const RULES: Readonly<Record<string, Rule>> = {
  'a floor imports only the floors below it that the plan lists': everyFile((file) => {
    const plan = PLAN[file.floor];
    if (plan === undefined) return [`${file.floor} is no floor of the plan`];
    return file.imports
      .filter(({ from }) => isRelative(from))
      .map(({ from }) => targetOf(file, from))
      .filter((target) => ![file.floor, ...plan.floors].includes(target.split('/', 1)[0]!))
      .map((target) => `${file.floor} may not import ${target}`);
  }),

  'a floor imports only the packages that the plan lists': everyFile(({ floor, imports }) => {
    const known = PLAN[floor]?.packages ?? [];
    const isKnown = (from: string) => known.some((one) => from === one || (/[/:]$/.test(one) && from.startsWith(one)));
    return imports
      .filter(({ from }) => !isRelative(from) && !isKnown(from))
      .map(({ from }) => `${floor} may not import ${from}`);
  }),

  'what is imported is there, by its full name': everyFile((file, house) =>
    file.imports
      .filter(({ from }) => from === '(computed)' || (isRelative(from) && !house.has(targetOf(file, from))))
      .map(({ from }) => `${from} is no file of the house`),
  ),

  'no import leads back to where it started': (house) => circlesIn(house).map((circle) => circle.join(' → ')),

  'reasoning runs without any package': (house) =>
    [...reachedBy(house, 'reasoning')].flatMap(([path, way]) =>
      house
        .get(path)!
        .imports.filter(({ from, typeOnly }) => !typeOnly && !isRelative(from))
        .map(({ from }) => `${[...way, path].join(' → ')} → ${from}`),
    ),

  'the pure floors know no clock, no chance, no process and nothing to wait for': everyFile((file) =>
    PURE.includes(file.floor) ? impuritiesIn(file.tree) : [],
  ),

  'zod stands in the nouns, beside routes, and where settings and stored rows are read': everyFile((file) =>
    file.imports.some(({ from }) => from === 'zod' || from.startsWith('zod/')) &&
    !/^(negotiation\/|http\/|config\.ts$|store\/records\.ts$)/.test(file.path)
      ? ['zod']
      : [],
  ),

  'only config.ts reads the environment': everyFile((file) =>
    file.path === 'config.ts'
      ? []
      : [...nodesOf(file.tree)].filter(readsEnvironment).map((node) => node.getText().slice(0, 80)),
  ),

  'the command asks the API: of reasoning and work it knows the shapes of answers alone': everyFile((file) =>
    file.floor === 'cli'
      ? file.imports
          .filter(({ from, typeOnly }) => !typeOnly && /^(reasoning|work)\//.test(targetOf(file, from)))
          .map(({ from }) => `${from} at run time`)
      : [],
  ),

  'SQL and its packages stay in store/sqlite': everyFile((file) =>
    file.path.startsWith('store/sqlite/')
      ? []
      : [
          ...file.imports.map(({ from }) => from).filter((from) => /^(drizzle-orm|better-sqlite3)(\/|$)/.test(from)),
          ...[...nodesOf(file.tree)].flatMap((node) =>
            ts.isStringLiteralLike(node) && SQL.test(node.text) ? [node.text] : [],
          ),
        ],
  ),

  'nobody but open-store.ts knows which database it is': everyFile((file) =>
    file.path === 'store/open-store.ts' || file.path.startsWith('store/sqlite/')
      ? []
      : file.imports.map(({ from }) => targetOf(file, from)).filter((target) => target.startsWith('store/sqlite/')),
  ),

  'no file only passes on what others export': everyFile(({ tree }) => {
    const statements = tree.statements.filter((statement) => !ts.isImportDeclaration(statement));
    const passesOn = (statement: ts.Statement) => ts.isExportDeclaration(statement) || ts.isExportAssignment(statement);
    return statements.length > 0 && statements.every(passesOn) ? ['a barrel'] : [];
  }),

  'nothing is exported by a star': everyFile(({ tree }) =>
    tree.statements.some(
      (one) =>
        ts.isExportDeclaration(one) && (one.exportClause === undefined || ts.isNamespaceExport(one.exportClause)),
    )
      ? ['export *']
      : [],
  ),

  'names are kebab-case and say something': everyFile(({ path }) =>
    path.split('/').flatMap((part) => {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.ts)?$/.test(part)) return [`${part} is not kebab-case`];
      const empty = part
        .replace(/\.ts$/, '')
        .split('-')
        .filter((word) => EMPTY_WORDS.test(word));
      return empty.map((word) => `\`${word}\` says nothing`);
    }),
  ),

  'every file is TypeScript that can be read': everyFile(({ path, tree }) => {
    const { parseDiagnostics = [] } = tree as { parseDiagnostics?: readonly ts.Diagnostic[] };
    return [
      ...(path.endsWith('.ts') ? [] : ['no TypeScript']),
      ...parseDiagnostics.map(({ messageText }) => `${messageText}`),
    ];
  }),
};

const SQL =
  /\b(select\s.+\sfrom\s|insert\s+into\s|delete\s+from\s|update\s+\w+\s+set\s|pragma\s+\w+|create\s+(table|index)\s)/i;
const EMPTY_WORDS = /^(utils?|helpers?|commons?|managers?|services?|misc|index)$/;

/** Every file that running a floor loads, and by which way. Imports of types alone are not there at run time. */
const reachedBy = (house: House, floor: string) => {
  const own = [...house.keys()].filter((path) => path.startsWith(`${floor}/`));
  return reachedFrom(house, own, ({ typeOnly }) => !typeOnly);
};

const IMPURE = new Set(
  'Date performance Promise process globalThis fetch setTimeout setInterval setImmediate queueMicrotask crypto console require Worker WebAssembly'.split(
    ' ',
  ),
);

function impuritiesIn(tree: ts.SourceFile): string[] {
  return [...nodesOf(tree)].flatMap((node) => {
    if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) return ['async'];
    if (ts.isPropertyAccessExpression(node) && /^Math\.random$/.test(node.getText())) return ['Math.random'];
    if (ts.isElementAccessExpression(node) && node.expression.getText() === 'Math') return [node.getText()];
    return ts.isIdentifier(node) && IMPURE.has(node.text) && !isNameOnly(node) ? [node.text] : [];
  });
}

/** A field that is merely called so: `issue.Date`, `{ process: 1 }`. */
function isNameOnly(node: ts.Identifier): boolean {
  const { parent } = node;
  const named =
    ts.isPropertyAccessExpression(parent) || ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent);
  return named && parent.name === node;
}

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node)) return textOf(node.moduleSpecifier) === 'node:process';
  if (ts.isPropertyAccessExpression(node))
    return node.name.text === 'env' && /(^|\.)process$/.test(node.expression.getText());
  if (ts.isElementAccessExpression(node)) return /(^|\.)process$/.test(node.expression.getText());
  return ts.isVariableDeclaration(node) && node.initializer?.getText() === 'process';
}

const SRC = resolve('src');
const house = readHouse(SRC);

describe('the plan of the house', () => {
  for (const [name, rule] of Object.entries(RULES)) it(name, () => expect(rule(house)).toEqual([]));

  it('has no floor that is not there', () => {
    expect(Object.keys(PLAN).sort()).toEqual(readdirSync(SRC).sort());
  });

  it('keeps reasoning and store apart, whatever else the plan comes to allow', () => {
    expect(PLAN['reasoning']?.floors).not.toContain('store');
    expect(PLAN['store']?.floors).not.toContain('reasoning');
  });
});

describe('the reading of the house', () => {
  it('reads exactly the files that the build compiles', () => {
    const { config } = ts.readConfigFile('tsconfig.build.json', ts.sys.readFile);
    const compiled = ts.parseJsonConfigFileContent(config, ts.sys, resolve('.')).fileNames;
    expect([...house.keys()].map((path) => join(SRC, path))).toEqual(compiled.map((path) => resolve(path)).sort());
    expect(house.size).toBeGreaterThan(100);
  });

  it('finds every import that TypeScript finds', () => {
    for (const { path, tree, imports } of house.values()) {
      const { importedFiles } = ts.preProcessFile(tree.text, true, true);
      const found = imports.map(({ from }) => from);
      expect([...new Set(found)].sort(), path).toEqual([...new Set(importedFiles.map((file) => file.fileName))].sort());
    }
  });

  it('finds a file that was put on the disk', () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-house-'));
    try {
      cpSync(SRC, folder, { recursive: true });
      writeFileSync(join(folder, 'reasoning', 'planted.ts'), "import type { Store } from '../store/store.ts';\n");
      const rule = RULES['a floor imports only the floors below it that the plan lists']!;
      expect(rule(readHouse(folder))).toEqual(['reasoning/planted.ts: reasoning may not import store/store.ts']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** For every rule, files that break it when they are put into the house; each alone. */
const BREACHES: Readonly<Record<keyof typeof RULES, readonly (readonly [path: string, text: string])[]>> = {
  'a floor imports only the floors below it that the plan lists': [
    ['language/x.ts', "import { Id } from '../negotiation/identifiers.ts';"],
    ['language/x.ts', "export type T = import('../negotiation/party.ts').Party;"],
    ['negotiation/x.ts', "import type { Box } from '../reasoning/box.ts';"],
    ['reasoning/x.ts', "export type { Store } from '../store/store.ts';"],
    ['store/sqlite/x.ts', "import type { Box } from '../../reasoning/box.ts';"],
    ['access/x.ts', "import type { CheckAnswer } from '../reasoning/answer.ts';"],
    ['store/x.ts', "const { buildApp } = await import('../http/app.ts');"],
    ['config.ts', "import './http/version.ts';"],
    ['main.ts', "import { check } from './reasoning/check.ts';"],
    ['attic/x.ts', ''],
  ],
  'a floor imports only the packages that the plan lists': [
    ['language/x.ts', "import type { z } from 'zod';"],
    ['negotiation/x.ts', "import { readFile } from 'node:fs/promises';"],
    ['reasoning/x.ts', "import 'z3-solver';"],
    ['reasoning/x.ts', "const fs = require('fs');"],
    ['http/x.ts', "import Database from 'better-sqlite3';"],
    ['http/x.ts', "import 'zodiac';"],
  ],
  'what is imported is there, by its full name': [
    ['http/x.ts', "import { Refusal } from './problem';"],
    ['http/x.ts', "import { check } from '../reasoning/chek.ts';"],
    ['http/x.ts', 'export const load = (name: string) => import(name);'],
  ],
  'no import leads back to where it started': [
    ['language/tokens.ts', "import { parse } from './parse.ts';"],
    ['reasoning/box.ts', "import type { Completions } from './completions.ts';"],
    ['http/x.ts', "export type { X } from './x.ts';"],
  ],
  'reasoning runs without any package': [['negotiation/constraint.ts', "import { z } from 'zod';"]],
  'the pure floors know no clock, no chance, no process and nothing to wait for': [
    ['language/x.ts', 'export const now = () => Date.now();'],
    ['reasoning/x.ts', 'export const today = new Date();'],
    ['reasoning/x.ts', 'export const began = performance.now();'],
    ['reasoning/x.ts', 'export const dice = () => Math.random();'],
    ['reasoning/x.ts', "export const dice = () => Math['random']();"],
    ['reasoning/x.ts', 'export const later = async () => 1;'],
    ['reasoning/x.ts', 'export class Later { async wait() {} }'],
    ['reasoning/x.ts', 'export interface Later { wait(): Promise<void> }'],
    ['reasoning/x.ts', 'export const home = globalThis.process;'],
    ['negotiation/x.ts', 'setTimeout(() => {}, 1);'],
  ],
  'zod stands in the nouns, beside routes, and where settings and stored rows are read': [
    ['main.ts', "import { z } from 'zod';"],
    ['store/sqlite/x.ts', "import { z } from 'zod/mini';"],
    ['access/x.ts', "import type { z } from 'zod';"],
  ],
  'only config.ts reads the environment': [
    ['main.ts', "const home = process.env['HOME'];"],
    ['http/x.ts', "const { HOME } = process['env'];"],
    ['http/x.ts', 'const { env } = process;'],
    ['http/x.ts', "import { env } from 'node:process';"],
    ['http/x.ts', 'const env = globalThis.process.env;'],
  ],
  'the command asks the API: of reasoning and work it knows the shapes of answers alone': [
    ['cli/x.ts', "import { check } from '../reasoning/check.ts';"],
    ['cli/x.ts', "const { openPool } = await import('../work/pool.ts');"],
  ],
  'SQL and its packages stay in store/sqlite': [
    ['http/x.ts', "export const all = 'SELECT * FROM parties WHERE 1';"],
    ['store/x.ts', "import { sql } from 'drizzle-orm';"],
    ['store/x.ts', "import Database from 'better-sqlite3';"],
    ['store/x.ts', "export const on = 'pragma foreign_keys = on';"],
  ],
  'nobody but open-store.ts knows which database it is': [
    ['http/x.ts', "import { SqliteStore } from '../store/sqlite/sqlite-store.ts';"],
    ['store/x.ts', "import type { SqliteStore } from './sqlite/sqlite-store.ts';"],
  ],
  'no file only passes on what others export': [
    ['reasoning/x.ts', "export { check } from './check.ts';\nexport { explain } from './explain.ts';"],
    ['reasoning/x.ts', "import { check } from './check.ts';\nexport { check };"],
  ],
  'nothing is exported by a star': [
    ['reasoning/x.ts', "export * from './check.ts';\nexport const one = 1;"],
    ['reasoning/x.ts', "export * as checks from './check.ts';\nexport const one = 1;"],
  ],
  'names are kebab-case and say something': [
    ['http/jsonReader.ts', ''],
    ['http/Json.ts', ''],
    ['http/json_reader.ts', ''],
    ['http/utils.ts', ''],
    ['http/deal-helpers.ts', ''],
    ['store/common/rows.ts', ''],
    ['http/negotiation-service.ts', ''],
    ['store/connection-manager.ts', ''],
    ['http/index.ts', ''],
  ],
  'every file is TypeScript that can be read': [
    ['http/x.ts', 'export const = ;'],
    ['http/x.js', 'export const one = 1;'],
  ],
};

describe('what breaks a rule is found', () => {
  for (const [name, rule] of Object.entries(RULES)) {
    it(name, () => {
      expect(BREACHES[name]?.length ?? 0).toBeGreaterThan(0);
      for (const [path, text] of BREACHES[name]!) {
        const before = house.get(path)?.tree.text ?? '';
        const broken = new Map(house).set(path, readSource(path, `${text}\n${before}`));
        expect(rule(broken).join('\n'), `${path}: ${text}`).toContain(path);
      }
    });
  }
});
