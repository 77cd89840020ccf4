import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parley } from './running.ts';

/** What docs/command.md and the README show is what the command says; `…` stands for lines that are left out. */
const PAGE = readFileSync('docs/command.md', 'utf8');

const TYPOS = `negotiation: { id: typos, title: Typos }
parties: [{ id: tenant, name: Tenant, consent: required }]
issues: [{ id: rent, title: Rent, type: integer, min: 800, max: 1600 }]
redLines:
  - id: rent
    party: tenant
    title: Rent
    text: Not more than 1,200.
    holds: rnt <= 1200
    basis: declaired
`;

const shownOn = (page: string) =>
  [...page.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block]) =>
    [...block!.matchAll(/^\$ npx parley (.*)\n([\s\S]*?)\[exit (\d+)\]$/gm)].map(([, words, said, code]) => ({
      words: words!,
      said: said!,
      code: Number(code),
    })),
  );

const asPattern = (said: string) =>
  new RegExp(
    `^${said
      .split('\n')
      .map((line) => (line === '…' ? '[\\s\\S]*' : line.replace(/[.*+?^$()|[\]\\{}]/g, '\\$&')))
      .join('\n')
      .replaceAll('[\\s\\S]*\n', '[\\s\\S]*')}$`,
  );

const README = readFileSync('README.md', 'utf8');

describe.each([
  ['docs/command.md', PAGE, 8],
  ['README.md', README, 2],
])('%s', (_name, page, least) => {
  const shown = shownOn(page);

  it('shows commands', () => expect(shown.length).toBeGreaterThanOrEqual(least));

  it.each(shown)('$words', async ({ words, said, code }) => {
    if (words.includes('typos.yaml')) {
      writeFileSync('typos.yaml', TYPOS);
      onTestFinished(() => rmSync('typos.yaml'));
    }
    const ran = await parley(words.split(' '));
    expect(`${ran.out}${ran.err}`).toMatch(asPattern(said));
    expect(ran.code).toBe(code);
  });
});

describe('docs/command.md', () => {
  it('tells of every command', async () => {
    const { out } = await parley(['--help']);
    const names = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name!).filter((name) => name !== 'help');
    const told = [...PAGE.matchAll(/^\| `([a-z]+)\b/gm)].map(([, name]) => name!);
    expect(told.sort()).toEqual(names.sort());
  });
});
