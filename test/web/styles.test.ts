import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/**
 * All styles come as one sheet, so that what one panel says of a class it says to all. A rule is a panel's own by the
 * class its selector begins with (`.worth .amount`), which no other panel and no shared part begins one with.
 */

const SOURCES = new URL('../../web/src/', import.meta.url);
const SHEETS = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.css'))
  .sort();

/** Whose a sheet is: a panel's, a shared folder's, or its own. */
const ownerOf = (path: string): string => /^(panels\/[^/]+|controls|case-bar)\//.exec(path)?.[1] ?? path;

/** Selectors of a sheet, those within `@media` too, the steps of an animation left out. */
function selectorsOf(css: string): string[] {
  const rules = css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{};]+)\{/g);
  const preludes = [...rules].map(([, prelude = '']) => prelude.trim());
  const ofRules = preludes.filter((prelude) => !/^(@|from$|to$|\d)/.test(prelude));
  return ofRules.flatMap((prelude) => prelude.split(/,(?![^(]*\))/)).map((one) => one.trim());
}

/** The first class that a selector names, by whom. */
function ownersOf(sheets: ReadonlyMap<string, string>): Map<string, Set<string>> {
  const owners = new Map<string, Set<string>>();
  for (const [path, css] of sheets) {
    for (const selector of selectorsOf(css)) {
      const [, first] = /\.([\w-]+)/.exec(selector) ?? [];
      if (first !== undefined) owners.set(first, (owners.get(first) ?? new Set()).add(ownerOf(path)));
    }
  }
  return owners;
}

const faultsOf = (sheets: ReadonlyMap<string, string>): string[] =>
  [...ownersOf(sheets)].filter(([, of]) => of.size > 1).map(([name, of]) => `.${name}: ${[...of].join(', ')}`);

const page = new Map(SHEETS.map((path) => [path, readFileSync(new URL(path, SOURCES), 'utf8')]));

describe('the styles of the page', () => {
  it('begin with classes that no other panel begins with', () => {
    expect(page.size).toBeGreaterThan(10);
    expect(faultsOf(page)).toEqual([]);
  });

  it.each([
    ['panels/worth/worth.css', '.matrix { color: red }'],
    ['panels/deal/deal.css', '@media print { li .chart > a, p { color: red } }'],
    ['panels/zone/zone.css', '.hint { color: red }'],
  ])('a breach is found: %s: %s', (path, css) => {
    expect(faultsOf(new Map(page).set(path, `${page.get(path)}\n${css}`))).not.toEqual(faultsOf(page));
  });
});
