import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { serve } from '../api/serving.ts';

const document = parse(readFileSync(new URL('../../seed/russia-ukraine-2025.yaml', import.meta.url), 'utf8'));
const CASE = '/v1/negotiations/russia-ukraine-2025';
const ESSAY = { asOf: '2025-04-30', basis: 'assessed' };
const WASHINGTON = { ...ESSAY, perspective: 'us-administration-2025' };
/** Each of these alone keeps a deal out of reach. */
const THREE = ['ru-no-guarantees', 'ru-vassalage', 'ua-no-bare-pause'];

async function served() {
  const { http } = await serve();
  await http.post('/v1/negotiations').send(document).expect(201);
  return http;
}

test("if Moscow's goals changed there would be a deal", async () => {
  const http = await served();
  const overlay = { remove: ['ru-vassalage', 'ru-no-guarantees'] };
  const { body } = await http
    .post(`${CASE}/zone`)
    .send({ context: { ...ESSAY, overlay } })
    .expect(200);
  expect(body).toMatchObject({ exists: true, complete: true, witness: { canonical: true } });
});

test('what Washington does not see makes all the difference', async () => {
  const http = await served();
  for (const kind of ['zone', 'conflicts']) {
    const asked = { question: { kind }, left: ESSAY, right: WASHINGTON };
    const { body } = await http.post(`${CASE}/difference`).send(asked).expect(200);
    expect([body.left.exists, body.right.exists, body.complete]).toEqual([false, true, true]);
    expect([body.left.context.perspective, body.right.context.perspective]).toEqual([
      'baseline',
      WASHINGTON.perspective,
    ]);
    expect(body.causes).toEqual({ fromLeft: THREE.map((id) => [id]), fromRight: [THREE] });
    const sent = await http
      .post('/v1/difference')
      .send({ ...asked, negotiation: document })
      .expect(200);
    expect([sent.body.causes, sent.body.changes]).toEqual([body.causes, body.changes]);
  }
});

test('the lines that stand alone in the way have all the influence, however sure one is of the rest', async () => {
  const http = await served();
  const withConfidence = (id: string, confidence: number) => {
    const kept = document.redLines.find((line: { id: string }) => line.id === id);
    return { kind: 'redLine', ...kept, confidence };
  };
  const certain = withConfidence('ru-no-guarantees', 1);
  const sure = await http
    .post(`${CASE}/likelihood`)
    .send({ context: { ...ESSAY, overlay: { replace: [certain] } }, deal: 'bare-freeze' })
    .expect(200);
  expect(sure.body).toMatchObject({ zone: { low: 0, high: 0, exact: true, fraction: '0' }, complete: true });
  expect(sure.body.deal).toMatchObject({
    all: { fraction: '0' },
    parties: { russia: { fraction: '1' }, ukraine: { fraction: '0' } },
  });
  const influence = Object.fromEntries(
    sure.body.influence.map((one: { id: string; influence: number }) => [one.id, one.influence]),
  );
  expect(
    Object.keys(influence)
      .filter((id) => influence[id] === -1)
      .sort(),
  ).toEqual(THREE);

  const replace = [certain, withConfidence('ua-no-bare-pause', 0.75)];
  const unsure = await http
    .post(`${CASE}/likelihood`)
    .send({ context: { ...ESSAY, overlay: { replace } } })
    .expect(200);
  expect(unsure.body.zone).toEqual({ low: 0.25, high: 0.25, exact: true, fraction: '1/4' });
});

test.each(['both', 'assessed'])('what a timeline says is what each day says, basis %s', async (basis) => {
  const http = await served();
  const asked = {
    context: { basis },
    from: '2022-01-01',
    to: '2025-12-31',
    question: { kind: 'zone', count: false },
  };
  const { body } = await http.post(`${CASE}/timeline`).send(asked).expect(200);
  const intervals = body.intervals as Interval[];
  expect(intervals.length).toBeGreaterThan(4);
  for (const { from, to, answer } of intervals) {
    for (const asOf of [from, to]) {
      const alone = await http.post(`${CASE}/zone`).send({ context: { basis, asOf }, count: false }).expect(200);
      expect([asOf, answer.exists]).toEqual([asOf, alone.body.exists]);
    }
  }
});

interface Interval {
  readonly from: string;
  readonly to: string;
  readonly answer: { readonly exists: boolean };
  readonly changed: readonly { readonly id: string }[];
}

test('a deal was possible until what was assessed in 2025 came into force', async () => {
  const http = await served();
  const asked = {
    context: { basis: 'assessed' },
    from: '2022-01-01',
    to: '2025-12-31',
    question: { kind: 'zone', count: false },
  };
  const { body } = await http.post(`${CASE}/timeline`).send(asked).expect(200);
  const intervals = body.intervals as Interval[];
  const closed = intervals.findIndex(({ answer }) => !answer.exists);
  expect(intervals.slice(closed).some(({ answer }) => answer.exists)).toBe(false);
  expect(intervals[closed]!.changed.map(({ id }) => id)).toEqual(expect.arrayContaining(THREE));
});

test('what Washington asked for moved between April and December 2025, towards Kyiv where it moved a part of the way', async () => {
  const http = await served();
  const [left, right] = ['2025-04-30', '2025-12-31'].map((asOf) => ({ asOf, basis: 'declared' }));
  const { body } = await http.post(`${CASE}/comparison/moves`).send({ left, right }).expect(200);
  expect([body.left.context.asOf, body.right.context.asOf, body.complete]).toEqual(['2025-04-30', '2025-12-31', true]);
  const moves = body.moves as { party: string; issue: string; towards: { party: string; direction: string }[] }[];
  const own = moves.filter(({ party }) => party === 'united_states');
  expect(own).toMatchObject([
    { issue: 'elections_required', change: 'taken_up', distance: null },
    { issue: 'line', change: 'given_up', distance: null },
    { issue: 'nuclear_plant', change: 'moved', distance: 1 },
    { issue: 'sanctions', change: 'moved', distance: 0.5, from: { values: ['lifted'] } },
    { issue: 'us_recognition_crimea', change: 'moved', distance: 0.5, to: { values: ['de_facto'] } },
  ]);
  for (const issue of ['sanctions', 'us_recognition_crimea']) {
    const { towards } = own.find((move) => move.issue === issue)!;
    expect(towards.map(({ party, direction }) => [party, direction])).toEqual([
      ['european_partners', 'towards'],
      ['russia', 'away'],
      ['ukraine', 'towards'],
    ]);
  }
  const inAll = body.parties.find(({ party }: { party: string }) => party === 'united_states').towards;
  expect(inAll).toMatchObject([{ direction: 'towards' }, { direction: 'away' }, { direction: 'towards' }]);
});

test('faults of a difference and of a timeline are told at once, with their place', async () => {
  const http = await served();
  const asked = {
    question: { kind: 'check', terms: { durabilty: 'pause' } },
    left: { perspective: 'mine' },
    right: { asOf: 'now' },
  };
  const { body } = await http.post(`${CASE}/difference`).send(asked).expect(422);
  const said = (errors: { pointer: string; code: string }[]) => errors.map(({ pointer, code }) => `${pointer} ${code}`);
  expect(said(body.errors)).toEqual([
    '/right/asOf wrong_format',
    '/left/perspective unknown_reference',
    '/question/terms/durabilty unknown_issue',
  ]);
  const turned = { context: { asOf: '2025-01-01' }, from: '2025-02-01', to: '2025-01-01', question: { kind: 'check' } };
  const timeline = await http.post(`${CASE}/timeline`).send(turned).expect(422);
  expect(said(timeline.body.errors)).toEqual([
    '/to period_reversed',
    '/context/asOf day_in_timeline',
    '/question/deal deal_or_terms',
  ]);
});

test('as jobs', async () => {
  const http = await served();
  const questions = {
    difference: { question: { kind: 'zone', count: false }, left: ESSAY, right: WASHINGTON },
    timeline: { from: '2025-01-01', to: '2025-12-31', question: { kind: 'check', deal: 'bare-freeze' } },
    likelihood: { context: ESSAY },
  };
  for (const [question, asked] of Object.entries(questions)) {
    const { headers } = await http.post(`${CASE}/${question}`).set('prefer', 'respond-async').send(asked).expect(202);
    const at = async () => (await http.get(headers['location']!).expect(200)).body;
    let job = await at();
    while (job.state === 'queued' || job.state === 'running') job = await at();
    const { body } = await http.post(`${CASE}/${question}`).send(asked).expect(200);
    expect([job.state, { ...job.result, spent: 0 }]).toEqual(['done', { ...body, spent: 0 }]);
  }
});
