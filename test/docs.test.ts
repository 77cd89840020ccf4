import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, posix, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Whatever the docs point at is there. */
const ROOT = resolve('.');
const SKIPPED = /^(node_modules|dist|data|coverage|\.git)$/;

function* filesBelow(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (SKIPPED.test(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(path);
    else yield relative(ROOT, path);
  }
}

const files = [...filesBelow(ROOT)].sort();
const names = new Set(files.map((file) => basename(file)));
const pages = new Map(files.filter((file) => file.endsWith('.md')).map((file) => [file, readFileSync(file, 'utf8')]));

/** Prose alone: no fenced or indented code. */
const proseOf = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, '').replace(/^ {4}.*$/gm, '');
const withoutSpans = (text: string) => proseOf(text).replace(/`[^`\n]+`/g, '`code`');
const linksIn = (text: string) => [...withoutSpans(text).matchAll(/\]\(([^)]*)\)/g)].map(([, target]) => target!);
const spansIn = (text: string) => [...proseOf(text).matchAll(/`([^`\n]+)`/g)].map(([, span]) => span!);

/** The ids a forge gives the headings of a page. */
function anchorsOf(text: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = proseOf(text).matchAll(/^#{1,6} +(.*)$/gm);
  const anchors = [...headings].map(([, heading]) => {
    const plain = heading!.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = plain.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-');
    const times = seen.get(slug) ?? 0;
    seen.set(slug, times + 1);
    return times === 0 ? slug : `${slug}-${times}`;
  });
  return new Set(anchors);
}

function faultOfLink(page: string, target: string): string | undefined {
  if (/^https?:\/\/[^\s]+$/.test(target)) return undefined;
  if (/^[a-z]+:|^\/|\s|^$/.test(target)) return 'is neither relative nor https';
  const [path, anchor] = target.split('#') as [string, string?];
  const file = path === '' ? page : posix.normalize(posix.join(posix.dirname(page), path));
  if (file.startsWith('..') || !existsSync(file)) return 'leads nowhere';
  if (anchor === undefined) return undefined;
  const anchors = anchorsOf(statSync(file).isFile() ? readFileSync(file, 'utf8') : '');
  return anchors.has(anchor) ? undefined : 'leads to no heading';
}

/** Named in recipes as what one would add. */
const TO_BE_ADDED = ['src/reasoning/agenda.ts', 'src/http/routes/agenda.ts'];
const FOLDERS = /^(src|test|docs|clients|seed|bench|verify|migrations|\.ci)\//;
const FILE_NAME = /^[\w-]+(\.[\w-]+)*\.(ts|md|yaml|svg)$/;

/** Whether code in a text names a file that is not there; `*` stands for some name. A folder (`x/`) may be made by a run. */
function isMissing(span: string): boolean {
  if (TO_BE_ADDED.includes(span)) return false;
  if (FILE_NAME.test(span)) return !names.has(span);
  if (!FOLDERS.test(span) || /[\s{(<]|\/$/.test(span)) return false;
  if (!span.includes('*')) return !existsSync(span);
  const pattern = new RegExp(`^${span.replace(/[.+?^$()|[\]\\]/g, '\\$&').replaceAll('*', '[^/]*')}$`);
  return !files.some((file) => pattern.test(file));
}

describe('the docs', () => {
  it('are read', () => {
    expect([...pages.keys()]).toEqual(
      expect.arrayContaining(['CHANGELOG.md', 'CONTRIBUTING.md', 'README.md', 'docs/architecture.md', 'docs/http.md']),
    );
    expect([...pages.values()].flatMap(linksIn).length).toBeGreaterThan(100);
    expect([...pages.values()].flatMap(spansIn).filter((span) => FOLDERS.test(span)).length).toBeGreaterThan(3);
  });

  for (const [page, text] of pages) {
    it(`${page} links to what is there`, () => {
      const faults = linksIn(text).map((target) => [target, faultOfLink(page, target)]);
      expect(faults.filter(([, fault]) => fault !== undefined)).toEqual([]);
      expect(withoutSpans(text), 'links are written in place').not.toMatch(/^\[[^\]]+\]: /m);
    });

    it(`${page} names files that are there`, () => {
      expect(spansIn(text).filter(isMissing)).toEqual([]);
    });
  }

  it('finds what is not there', () => {
    expect(faultOfLink('docs/http.md', 'problem.md')).toBe('leads nowhere');
    expect(faultOfLink('docs/http.md', 'problems')).toBe('leads nowhere');
    expect(faultOfLink('docs/http.md', '/docs/problems.md')).toBe('is neither relative nor https');
    expect(faultOfLink('README.md', '#setting')).toBe('leads to no heading');
    expect(faultOfLink('docs/architecture.md', '../README.md#what-the-words-mean')).toBeUndefined();
    expect(isMissing('src/reasoning/chek.ts')).toBe(true);
    expect(isMissing('seed/*.yml')).toBe(true);
    expect(isMissing('chek.ts')).toBe(true);
    expect(isMissing('seed/*.yaml')).toBe(false);
  });

  it('says of files that they are to be added only while they are', () => {
    expect(TO_BE_ADDED.filter((file) => existsSync(file))).toEqual([]);
  });

  it('gives every decision a number of its own', () => {
    const decisions = readdirSync('docs/decisions');
    expect(decisions.filter((file) => !/^\d{4}-[a-z0-9-]+\.md$/.test(file))).toEqual([]);
    expect(new Set(decisions.map((file) => file.slice(0, 4))).size).toBe(decisions.length);
  });

  it('gives the reason for every dependency, and for none that is gone', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      'dependencies' | 'devDependencies',
      Record<string, string>
    >;
    const [use = '', development = ''] = pages.get('docs/decisions/0009-dependencies.md')!.split('| for development');
    const listed = (part: string) =>
      [...part.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell]) => cell!.split(', ').map((name) => name.slice(1, -1)));
    expect(listed(use).sort()).toEqual(Object.keys(dependencies).sort());
    expect(listed(development).sort()).toEqual(Object.keys(devDependencies).sort());
  });

  it('tells of every floor', () => {
    const text = pages.get('docs/architecture.md')!;
    const drawing = readFileSync('docs/architecture.svg', 'utf8');
    for (const floor of readdirSync('src')) {
      expect(text).toContain(`**[${floor}](../src/${floor})**`.replace(/\*\*\[(.*\.ts)\](.*)\*\*/, '[$1]$2'));
      expect(drawing).toContain(`>${floor}</text>`);
    }
  });
});
