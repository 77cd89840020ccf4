import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { circlesIn, type House, isRelative, readHouse, readSource, targetOf } from '../house.ts';

/** The page speaks only HTTP: of the rest of the house it knows the contract's types, and nothing else. */

const PACKAGES = /^(preact|preact\/hooks|preact\/jsx-runtime|@preact\/signals)$/;
const CONTRACT = '../../clients/typescript/src/schema.d.ts';

function faultsOf(page: House): string[] {
  const faults = [...page.values()].flatMap((file) =>
    file.imports.flatMap(({ from, typeOnly }) => {
      if (!isRelative(from)) return PACKAGES.test(from) ? [] : [`${file.path}: ${from} is no package of the page`];
      const target = targetOf(file, from);
      if (target === CONTRACT && typeOnly && file.path === 'contract.ts') return [];
      return page.has(target) ? [] : [`${file.path}: ${from} is no file of the page`];
    }),
  );
  return [...faults, ...circlesIn(page).map((circle) => `a circle: ${circle.join(' → ')}`)];
}

const page = readHouse(resolve('web/src'));

describe('the page', () => {
  it('imports itself, two packages, and of the contract the types', () => {
    expect(page.size).toBeGreaterThan(10);
    expect(faultsOf(page)).toEqual([]);
  });

  it.each([
    ['view.ts', "import { check } from '../../src/reasoning/check.ts';"],
    ['view.ts', "import type { paths } from '../../clients/typescript/src/schema.d.ts';"],
    ['contract.ts', "import '../../clients/typescript/src/schema.d.ts';"],
    ['view.ts', "import { scaleLinear } from 'd3-scale';"],
    ['address.ts', "import { view } from './view.ts';"],
    ['view.ts', "import './nowhere.ts';"],
  ])('a breach is found: %s: %s', (path, text) => {
    const broken = new Map(page).set(path, readSource(path, `${text}\n${page.get(path)!.tree.text}`));
    expect(faultsOf(broken)).not.toEqual([]);
  });
});
