import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FLAT } from '../api/serving.ts';
import { DATABASE, file, parley } from './running.ts';

const LEASE = 'seed/flat-lease.yaml';
const PATH = DATABASE.slice('file:'.length);

describe('whole negotiations', () => {
  it('are sound, or every fault is told', async () => {
    const { code, out } = await parley(['validate', LEASE]);
    expect([code, out]).toEqual([
      0,
      `${LEASE}: nothing is wrong (2 parties, 6 issues, 1 rule, 3 positions, 1 precondition, 6 red lines, 2 preferences, 3 deals)\n`,
    ]);
    const broken = FLAT.replace('rent <= 1200', 'rnt <= 1200').replace('rent >= 1000', 'rent >= "x"');
    const wrong = await parley(['validate', '-'], { input: broken });
    expect(wrong.code).toBe(3);
    expect(wrong.err.match(/^\(standard input\):\d+:\d+: /gm)).toHaveLength(2);
    expect(wrong.err).toContain('2 faults');
  });

  it('go into a database and come out the same', async () => {
    const dry = await parley(['import', LEASE, '--dry-run']);
    expect(dry).toMatchObject({ code: 0, out: 'flat-lease would be there, at version 1\n' });
    expect(existsSync(PATH)).toBe(false);
    expect(await parley(['import', LEASE])).toMatchObject({ code: 0, out: 'flat-lease is there, at version 1\n' });
    const yaml = await parley(['export', 'flat-lease']);
    expect(yaml.out).toBe((await parley(['export', LEASE])).out);
    const json = file('out.json', '');
    expect(await parley(['export', 'flat-lease', '--format', 'json', '--output', json])).toMatchObject({
      code: 0,
      out: '',
    });
    expect(JSON.parse(readFileSync(json, 'utf8'))).toEqual(parse(yaml.out));
    expect((await parley(['validate', 'flat-lease'])).out).toMatch(/^flat-lease: nothing is wrong \(2 parties/);
  });

  it('are not overwritten unless that is wanted', async () => {
    const cheaper = file('cheaper.yaml', FLAT.replace('rent <= 1200', 'rent <= 1300'));
    const refused = await parley(['import', cheaper]);
    expect([refused.code, refused.out]).toEqual([1, '']);
    expect(refused.err).toBe('there is a negotiation `flat-lease` already; `--replace` replaces it\n');
    const wanted = await parley(['import', cheaper, '--replace', '--dry-run']);
    expect(wanted).toMatchObject({ code: 0, out: 'flat-lease would be there, at version 2\n' });
    expect((await parley(['export', 'flat-lease'])).out).toContain('rent <= 1200');
    expect(await parley(['import', cheaper, '--replace'])).toMatchObject({ code: 0 });
    expect((await parley(['export', 'flat-lease'])).out).toContain('rent <= 1300');
    expect((await parley(['export', 'flat-lease', '--version', '1'])).out).toContain('rent <= 1200');
    expect(await parley(['export', 'flat-lease', '--version', '7'])).toMatchObject({ code: 3 });
  });

  it('go in all together, or where one is wrong none', async () => {
    const good = file('good.yaml', FLAT.replace('id: flat-lease', 'id: another'));
    const bad = file('bad.yaml', FLAT.replace('rent <= 1200', 'rnt <= 1200'));
    const { code, out, err } = await parley(['import', good, bad]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toContain(`${bad}:135:12: `);
    expect((await parley(['validate', 'another'])).err).toContain('there is no negotiation `another`');
  });

  it('come with the program', async () => {
    expect(await parley(['seed', 'sport-park'])).toMatchObject({ code: 0, out: 'sport-park is there now\n' });
    const { out } = await parley(['seed']);
    expect(out).toBe('flat-lease was there already\nrussia-ukraine-2025 is there now\nsport-park was there already\n');
    expect((await parley(['export', 'flat-lease'])).out).toContain('rent <= 1300');
    const { code, err } = await parley(['seed', 'flat']);
    expect([code, err]).toEqual([
      3,
      'parley: there is no seed `flat`\n  help: there are `flat-lease`, `russia-ukraine-2025`, `sport-park`\n',
    ]);
  });

  it('that are not there are named, with what is close', async () => {
    const { code, err } = await parley(['zone', 'russia-ukrane-2025']);
    expect([code, err]).toEqual([
      3,
      'parley: there is no negotiation `russia-ukrane-2025`; did you mean `russia-ukraine-2025`?\n',
    ]);
    expect((await parley(['check', 'flat-lease', 'rnt=1'])).err).toContain('did you mean `rent`?');
    expect(await parley(['check', 'flat-lease', 'compromise', 'rent=1200'])).toMatchObject({ code: 0 });
  });
});
