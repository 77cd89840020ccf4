import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FLAT, serve } from '../api/serving.ts';
import { file, parley } from './running.ts';

const LEASE = 'seed/flat-lease.yaml';
const WAR = 'russia-ukraine-2025';

beforeAll(async () => {
  expect((await parley(['seed'])).code).toBe(0);
});

describe('the story of the essay, in a database', () => {
  it('there is no deal', async () => {
    const { code, out } = await parley(['zone', WAR]);
    expect(code).toBe(1);
    expect(out).toMatch(/^there is no acceptable deal\n0 deals of 2,516,195,998,077,696,000/);
    expect(out).toContain('(russia-ukraine-2025 at version 1, 2025-04-30, baseline, assessed)');
  });

  it('for three reasons, with four ways out', async () => {
    const { code, out } = await parley(['conflicts', WAR]);
    expect(code).toBe(1);
    expect(out).toContain('3 conflicts:');
    expect(out).toContain('4 concessions that would open a deal:');
    expect(out.match(/cannot all hold:/g)).toHaveLength(3);
    expect(out.match(/give up th(is|ese) lines?:/g)).toHaveLength(4);
    expect(out).toContain('or loosen it: Security guarantee for Ukraine: at most Robust');
  });

  it('Kyiv does not take the bare freeze', async () => {
    const { code, out } = await parley(['check', WAR, 'bare-freeze']);
    expect(code).toBe(1);
    expect(out).toMatch(/Russia \(russia\) +acceptable/);
    expect(out).toMatch(/Ukraine \(ukraine\) +unacceptable/);
    expect(out).toMatch(/crossed {2}ua-no-bare-pause: No mere pause without a robust guarantee/);
    expect(out).toContain('short by 2 levels on security_guarantee');
    expect(out).toContain('or Security guarantee for Ukraine: at least Robust');
    expect(out).toContain("source essay-out-of-reach (Ukraine's position, 2)");
  });

  it('no change makes it one that both take', async () => {
    expect(await parley(['nearest', WAR, 'bare-freeze'])).toMatchObject({ code: 1 });
  });

  it('the American view differs, because of three lines', async () => {
    const { code, out } = await parley(['difference', WAR, '--right-perspective', 'us-administration-2025']);
    expect(code).toBe(1);
    expect(out).toMatch(/left +no deal\n +right +a deal, 987,694,292,090,880 deals|left +no deal\nright +a deal, 987/);
    for (const line of ['ru-no-guarantees', 'ru-vassalage', 'ua-no-bare-pause']) expect(out).toContain(`  - ${line}\n`);
    expect(out).toContain('  - ru-no-guarantees and ru-vassalage and ua-no-bare-pause');
  });

  it('a lasting peace is dead on arrival', async () => {
    const { code, out } = await parley(['check', WAR, 'durability=lasting']);
    expect(code).toBe(1);
    expect(out).toMatch(/^unacceptable, dead on arrival\n/);
    expect(out.match(/cannot all hold with durability = lasting:/g)).toHaveLength(3);
  });
});

/** What each command answers, with its exit code. */
const CODES: readonly [code: number, words: string, says: RegExp][] = [
  [0, `check ${LEASE} compromise`, /^acceptable\n/],
  [0, `check ${LEASE} first-offer --term rent=1200 --term start_date=2026-10-01`, /^acceptable\n/],
  [1, `check ${LEASE} first-offer`, /^unacceptable\n/],
  [1, `check ${LEASE} deposit=2.5`, /^impossible\n[\s\S]*deposit-cap/],
  [2, `check ${LEASE} tenants-draft`, /^undetermined\n/],
  [2, `check ${LEASE} rent=1100 pets=yes --as-of 2026-08-01`, /^undetermined\n/],
  [0, `zone ${LEASE} --sample 1 --seed 3`, /^there is an acceptable deal[\s\S]*3,038 deals of 889,380[\s\S]*drawn 1:/],
  [1, `zone ${LEASE} --given rent=1500 --no-count --no-values`, /^there is no acceptable deal/],
  [1, `zone ${LEASE} --given deposit=2.5`, /^no deal is possible: the rules allow none/],
  [2, `zone ${LEASE} --steps 1`, /^undecided\n[\s\S]*stopped by the budget of steps/],
  [0, `conflicts ${LEASE}`, /^there is an acceptable deal\n/],
  [1, `conflicts ${LEASE} --given rent=1500 --limit 1`, /3 conflicts, of which 1 listed:/],
  [2, `conflicts ${LEASE} --given rent=1500 --steps 1`, /^undecided\n/],
  [0, `nearest ${LEASE} first-offer --weight rent=3 --keep pets`, /at distance [\d.]+, change:\n[\s\S]*start_date/],
  [1, `nearest ${LEASE} first-offer --keep rent`, /^there is no acceptable deal/],
  [2, `nearest ${LEASE} first-offer --steps 1`, /^undecided\n/],
  [0, `frontier ${LEASE} --limit 2`, /21 deals on the frontier[\s\S]*Nash +0.625 +0.575/],
  [0, `frontier ${LEASE} compromise --term rent=1150 --term term=five_years --term furniture=full`, /on the frontier/],
  [1, `frontier ${LEASE} first-offer`, /it is not on the frontier,\s+as it is not acceptable/],
  [1, `frontier ${LEASE} --given rent=1500`, /no fair points: there is no zone/],
  [2, `frontier ${LEASE} --steps 1`, /^undecided\n/],
  [0, `compare ${LEASE} --metric euclidean --weight rent=3`, /^distance 0.5\n\(euclidean/],
  [0, `compare ${LEASE} --party landlord:declared --party tenant --no-accepts`, /who wants what/],
  [1, `compare ${LEASE} --party tenant`, /^distance none: /],
  [2, `compare ${LEASE} --steps 1`, /not known/],
  [0, `likelihood ${LEASE} first-offer --at-least 0`, /there is an acceptable deal +1/],
  [1, `likelihood ${LEASE} first-offer`, /this deal is acceptable +0/],
  [2, `likelihood ${WAR} --steps 1`, /between 0 and 1/],
  [0, `likelihood ${WAR} --at-least 0.125`, /0.125 \(1\/8\)/],
  [1, `likelihood ${WAR} --at-least 0.13`, /0.125/],
  [0, `timeline ${LEASE} --from 2026-01-01 --to 2026-12-31`, /2026-01-01 to 2026-12-31 +a deal, 3,038 deals/],
  [1, `timeline ${WAR} --from 2025-01-01 --to 2025-06-30 --no-count`, /a deal[\s\S]*no deal[\s\S]*us_aid changes/],
  [1, `timeline ${LEASE} first-offer --from 2026-01-01 --to 2026-12-31`, /unacceptable/],
  [2, `timeline ${LEASE} tenants-draft --from 2026-01-01 --to 2026-12-31`, /undetermined/],
  [2, `timeline ${LEASE} --from 2026-01-01 --to 2026-12-31 --steps 1`, /undecided[\s\S]*budget of steps/],
  [0, `difference ${LEASE} --basis declared`, /both sides answer the same/],
  [1, `difference ${LEASE} first-offer --right-parties landlord`, /verdict +unacceptable +acceptable/],
  [1, `difference ${LEASE} --question conflicts --given rent=1500 --right-parties landlord`, /conflicts/],
  [2, `difference ${LEASE} --steps 1`, /undecided/],
];

describe('the frontier of many', () => {
  it('is told under whole names', async () => {
    const { out } = await parley(['frontier', 'seed/sport-park.yaml', '--limit', '1']);
    expect(out).toMatch(/^there is an acceptable deal\n/);
    expect(out).toMatch(/^ {2}environment +mayor +other-cities +sport-co +tourism +union$/m);
  });
});

describe('every question', () => {
  it.each(CODES)('exits with %i: parley %s', async (code, words, says) => {
    const ran = await parley(words.split(' '));
    expect(ran.err).toBe('');
    expect(ran.out).toMatch(says);
    expect(ran.code).toBe(code);
  });

  it('is readable on 80 columns', async () => {
    for (const [, words] of CODES) {
      const { out } = await parley(words.split(' '));
      expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
    }
  });

  it('takes a case and a deal from the standard input, JSON or YAML', async () => {
    expect(await parley(['check', '-', 'first-offer'], { input: FLAT })).toMatchObject({ code: 1 });
    expect(await parley(['check', '-', 'compromise'], { input: JSON.stringify(parse(FLAT)) })).toMatchObject({
      code: 0,
    });
    const terms = JSON.stringify({ ...parse(FLAT).deals[2].terms });
    expect(await parley(['check', LEASE, '-'], { input: terms })).toMatchObject({ code: 0 });
  });

  it('takes a deal from a file: terms alone, or a deal with terms; terms beside it change it', async () => {
    const { terms } = parse(FLAT).deals[0] as { terms: object };
    const alone = file('terms.json', JSON.stringify(terms));
    const deal = file('deal.yaml', `id: mine\nterms: ${JSON.stringify(terms)}\n`);
    for (const name of [alone, deal]) {
      expect(await parley(['check', LEASE, name])).toMatchObject({ code: 1 });
      expect(await parley(['check', LEASE, name, 'rent=1200', 'start_date=2026-10-01'])).toMatchObject({ code: 0 });
    }
  });

  it('takes an overlay, circumstances and whoever has to agree, and lists what is in force', async () => {
    const overlay = file('overlay.yaml', 'remove: [tenant-rent, tenant-start]\n');
    expect(await parley(['check', LEASE, 'first-offer', '--overlay', overlay])).toMatchObject({ code: 0 });
    expect(await parley(['check', LEASE, 'first-offer', '--parties', 'landlord'])).toMatchObject({ code: 0 });
    const { out } = await parley(['zone', WAR, '--circumstance', 'us_engaged=false', '--explain', '--no-count']);
    expect(out).toMatch(/assumed:\s+us_engaged = no/);
    expect(out).toMatch(/ru-vassalage +russia +in force/);
  });

  it('asks the version that is asked for', async () => {
    const { out } = await parley(['zone', 'flat-lease', '--version', '1']);
    expect(out).toContain('flat-lease at version 1');
    const { code, err } = await parley(['zone', 'flat-lease', '--version', '9']);
    expect([code, err]).toEqual([3, 'parley: `flat-lease` has no version 9; it is at version 1\n']);
  });
});

/** The answer without the time it took; everything else stays as it was sent. */
const timeless = (text: string) => text.replace(/"milliseconds":[\d.]+/g, '"milliseconds":0');

describe('--json', () => {
  const negotiation = parse(FLAT);
  const zone = { kind: 'zone' };
  const days = { from: '2026-01-01', to: '2026-12-31' };
  it.each<[words: string, path: string, body: object]>([
    ['check - first-offer', 'check', { deal: 'first-offer' }],
    ['check - rent=1200 deposit=1.5 pets=true', 'check', { terms: { rent: 1200, deposit: '1.5', pets: true } }],
    ['zone - --sample 2', 'zone', { sample: 2 }],
    ['conflicts - --given rent=1500', 'conflicts', { given: { rent: 1500 } }],
    ['nearest - first-offer --keep pets', 'nearest', { deal: 'first-offer', keep: ['pets'] }],
    ['frontier - --strict --limit 3', 'frontier', { strict: true, limit: 3 }],
    ['compare - --metric agreement', 'comparison', { metric: 'agreement' }],
    ['likelihood - first-offer', 'likelihood', { deal: 'first-offer' }],
    [`timeline - --from ${days.from} --to ${days.to}`, 'timeline', { ...days, question: zone }],
    ['difference - --left-basis assessed', 'difference', { question: zone, left: { basis: 'assessed' } }],
  ])('%s prints what the API answers, byte for byte', async (words, path, body) => {
    const { http } = await serve();
    const answer = await http
      .post(`/v1/${path}`)
      .send({ negotiation, ...body })
      .expect(200);
    const { out } = await parley([...words.split(' '), '--json'], { input: FLAT });
    expect(timeless(out)).toBe(`${timeless(answer.text)}\n`);
  });

  it('prints the answer about a stored negotiation', async () => {
    const { http } = await serve();
    const answer = await http
      .post('/v1/negotiations/flat-lease/zone')
      .send({ budget: { steps: 100 } })
      .expect(200);
    const { out } = await parley(['zone', 'flat-lease', '--steps', '100', '--json']);
    expect(timeless(out)).toBe(`${timeless(answer.text)}\n`);
  });

  it('prints the problem too, and says it to people beside', async () => {
    const { code, out, err } = await parley(['zone', LEASE, '--given', 'rnt=1', '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ status: 422, errors: [{ pointer: '/given/rnt' }] });
    expect(err).toContain('did you mean `rent`?');
  });
});
