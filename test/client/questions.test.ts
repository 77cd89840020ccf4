import { describe, expect, it } from 'vitest';
import { AS_LINES, type BatchLine, type Line, linesOf, type Parley } from '../../clients/typescript/src/client.ts';
import { answerOf, asking } from './asking.ts';

const LEASE = { path: { id: 'flat-lease' } };
const ESSAY = { path: { id: 'russia-ukraine-2025' } };
const idsOf = (lines: readonly Line[]) => lines.map(({ id }) => id);

describe('questions through the client', () => {
  it('check: which lines are crossed, and what would do', async () => {
    const { parley } = await asking();
    const body = { deal: 'first-offer' };
    const check = answerOf(await parley.POST('/v1/negotiations/{id}/check', { params: LEASE, body }));
    const crossed = check.parties.flatMap(({ redLines }) => redLines.filter(({ status }) => status === 'crossed'));
    expect([check.verdict, idsOf(crossed)]).toEqual(['unacceptable', ['tenant-rent', 'tenant-start']]);
    expect(crossed[0]?.needed[0]?.changes).toEqual([{ issue: 'rent', anyOf: [{ from: 800, to: 1200 }] }]);
  });

  it('zone and conflicts, of the essay', async () => {
    const { parley } = await asking();
    const zone = answerOf(await parley.POST('/v1/negotiations/{id}/zone', { params: ESSAY, body: {} }));
    expect([zone.exists, zone.count, zone.complete]).toEqual([false, '0', true]);
    const why = answerOf(await parley.POST('/v1/negotiations/{id}/conflicts', { params: ESSAY, body: {} }));
    expect(why.counts).toEqual({ conflicts: '3', concessions: '4' });
    for (const { members } of why.conflicts) expect(idsOf(members)).toContain('ru-vassalage');
  });

  it('nearest, and the frontier', async () => {
    const { parley } = await asking();
    const body = { deal: 'first-offer' };
    const nearest = answerOf(await parley.POST('/v1/negotiations/{id}/nearest', { params: LEASE, body }));
    const changed = nearest.deals[0]?.changes.map(({ issue }) => issue);
    expect(changed).toEqual(['rent', 'start_date']);
    const frontier = answerOf(await parley.POST('/v1/negotiations/{id}/frontier', { params: LEASE, body }));
    expect(frontier.deal?.acceptable).toBe(false);
    expect(frontier.points.nash?.worth).toEqual({ landlord: expect.any(Number), tenant: expect.any(Number) });
  });

  it('comparison, and who moved', async () => {
    const { parley } = await asking();
    const body = { metric: 'euclidean' as const };
    const compared = answerOf(await parley.POST('/v1/negotiations/{id}/comparison', { params: LEASE, body }));
    const rent = compared.issues.find(({ issue }) => issue === 'rent');
    expect(rent).toMatchObject({ relation: 'overlapping', wanted: [{ from: 1100, to: 1150 }] });
    const moved = answerOf(
      await parley.POST('/v1/negotiations/{id}/comparison/moves', {
        params: LEASE,
        body: { right: { overlay: { remove: ['tenant-wants-dog'] } } },
      }),
    );
    expect(moved.moves).toMatchObject([{ party: 'tenant', issue: 'pets', change: 'given_up' }]);
  });

  it('likelihood, timeline and difference', async () => {
    const { parley } = await asking();
    const likely = answerOf(await parley.POST('/v1/negotiations/{id}/likelihood', { params: LEASE, body: {} }));
    expect(likely).toMatchObject({ zone: { low: 1, high: 1, fraction: '1' }, deal: null });
    const days = { from: '2026-01-01', to: '2026-12-31' };
    const timeline = answerOf(
      await parley.POST('/v1/negotiations/{id}/timeline', {
        params: LEASE,
        body: { ...days, question: { kind: 'check', deal: 'first-offer' } },
      }),
    );
    const [interval] = timeline.intervals;
    expect(interval).toMatchObject(days);
    expect(interval && 'verdict' in interval.answer && interval.answer.verdict).toBe('unacceptable');
    const difference = answerOf(
      await parley.POST('/v1/negotiations/{id}/difference', {
        params: LEASE,
        body: { question: { kind: 'zone', given: { rent: 950 } }, right: { overlay: { remove: ['landlord-rent'] } } },
      }),
    );
    expect(difference.causes?.fromLeft).toEqual([['landlord-rent']]);
  });

  it('explain and parse', async () => {
    const { parley } = await asking();
    const explained = answerOf(
      await parley.POST('/v1/negotiations/{id}/explain', { params: LEASE, body: { expression: 'rent<=1200' } }),
    );
    expect(explained).toMatchObject({ canonical: 'rent <= 1200', values: { rent: [{ from: 800, to: 1200 }] } });
    const parsed = answerOf(
      await parley.POST('/v1/expressions/parse', { body: { negotiation: 'flat-lease', expression: 'rennt <= 1200' } }),
    );
    expect(parsed.valid).toBe(false);
    expect(parsed.diagnostics[0]).toMatchObject({ span: { start: 0, end: 5 }, suggestion: 'rent' });
  });

  it('of a negotiation that is sent along', async () => {
    const { parley } = await asking();
    const negotiation = answerOf(await parley.GET('/v1/negotiations/{id}/document', { params: LEASE }));
    const check = answerOf(await parley.POST('/v1/check', { body: { negotiation, deal: 'compromise' } }));
    expect([check.verdict, check.negotiation.version]).toEqual(['acceptable', 0]);
  });
});

describe('what goes otherwise', () => {
  it('is a problem with every fault', async () => {
    const { parley } = await asking();
    const { data, error, response } = await parley.POST('/v1/negotiations/{id}/check', {
      params: LEASE,
      body: { terms: { rent: 'cheap', pet: true } },
    });
    expect([data, response.status]).toEqual([undefined, 422]);
    expect(error?.errors.map(({ in: place, pointer }) => [place, pointer])).toEqual([
      ['body', '/terms/rent'],
      ['body', '/terms/pet'],
    ]);
  });

  it('is an error where there is no server', async () => {
    const { baseUrl } = await asking();
    const { createParley } = await import('../../clients/typescript/src/client.ts');
    const nobody = createParley({ baseUrl: baseUrl.replace(/:\d+$/, ':1') });
    await expect(nobody.GET('/v1/negotiations')).rejects.toThrow();
  });
});

describe('questions that nobody waits for', () => {
  it('are jobs, read until they are done', async () => {
    const { parley } = await asking();
    const body = { count: false, values: false };
    const { data, response } = await parley.later.POST('/v1/negotiations/{id}/zone', { params: ESSAY, body });
    expect([response.status, response.headers.get('preference-applied')]).toEqual([202, 'respond-async']);
    if (data === undefined || !('state' in data)) throw new Error('it is no job');
    const job = await ended(parley, data.id);
    if (job.state !== 'done' || !('witness' in job.result)) throw new Error(`it is ${job.state}`);
    expect([job.question, job.progress, job.result.exists]).toEqual(['zone', 1, false]);
    const forgotten = await parley.DELETE('/v1/jobs/{job}', { params: { path: { job: job.id } } });
    expect(forgotten.response.status).toBe(204);
  });

  it('are answered at once where that is no work', async () => {
    const { parley } = await asking();
    const body = { deal: 'compromise' };
    const { data, response } = await parley.later.POST('/v1/negotiations/{id}/check', { params: LEASE, body });
    expect(response.status).toBe(200);
    expect(data !== undefined && !('state' in data) && data.verdict).toBe('acceptable');
  });
});

async function ended(parley: Parley, job: string) {
  for (;;) {
    const now = answerOf(await parley.GET('/v1/jobs/{job}', { params: { path: { job } } }));
    if (now.state !== 'queued' && now.state !== 'running') return now;
  }
}

describe('batches', () => {
  it('are answered whole', async () => {
    const { parley } = await asking();
    const body = {
      deals: [
        { ref: 'a', deal: 'first-offer' },
        { ref: 2, deal: 'nowhere' },
      ],
    };
    const batch = answerOf(await parley.POST('/v1/negotiations/{id}/check/batch', { params: LEASE, body }));
    const said = batch.results.map((line) => ('problem' in line ? line.problem.status : line.verdict));
    expect(said).toEqual(['unacceptable', 422]);
  });

  it('are sent and answered as lines', async () => {
    const { parley } = await asking();
    const rents = Array.from({ length: 300 }, (_, at) => 1100 + at);
    const body = { detail: 'lines' as const, deals: rents.map((rent) => ({ ref: rent, terms: { rent } })) };
    const path = '/v1/negotiations/{id}/check/batch';
    const { data, response } = await parley.POST(path, { params: LEASE, body, ...AS_LINES });
    expect(response.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    const lines: BatchLine[] = [];
    for await (const line of linesOf(data)) lines.push(line);
    expect(lines.map(({ ref }) => ref)).toEqual(rents);
    expect(lines[0]).toMatchObject({ verdict: 'undetermined', rules: [{ id: 'deposit-cap' }] });
  });
});

describe('lines of a stream', () => {
  const streamOf = (chunks: Uint8Array[], gone: () => void = () => {}) =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        const chunk = chunks.shift();
        if (chunk) controller.enqueue(chunk);
        else controller.close();
      },
      cancel: gone,
    });

  it('are whole wherever the bytes were cut', async () => {
    const bytes = new TextEncoder().encode('{"ref":"ä"}\n\n{"ref":"👍"}');
    for (let cut = 0; cut <= bytes.length; cut++) {
      const refs: unknown[] = [];
      for await (const { ref } of linesOf(streamOf([bytes.slice(0, cut), bytes.slice(cut)]))) refs.push(ref);
      expect(refs, `cut at ${cut}`).toEqual(['ä', '👍']);
    }
  });

  it('are not waited for once nobody wants them', async () => {
    let wanted = true;
    const line = new TextEncoder().encode('{"ref":1}\n{"ref":2}\n');
    for await (const _ of linesOf(
      streamOf([line, line, line], () => {
        wanted = false;
      }),
    ))
      break;
    expect(wanted).toBe(false);
  });
});
