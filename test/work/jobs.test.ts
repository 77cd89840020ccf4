import { describe, expect, it } from 'vitest';
import { type Keeping, openJobs } from '../../src/work/jobs.ts';

const KEPT: Keeping = { most: 3, milliseconds: 1000, characters: 100 };

/** Jobs at a clock of their own, and work that ends when it is told to. */
function jobs(kept: Partial<Keeping> = {}) {
  const clock = { now: 0 };
  const open = openJobs<{ said: string }>(() => clock.now, { ...KEPT, ...kept });
  const start = () => {
    const state = { waiting: true, progress: 0, signal: new AbortController().signal };
    let end!: (how: { said: string }) => void;
    const ended = new Promise<{ said: string }>((resolve) => {
      end = resolve;
    });
    const job = open.start('zone', (signal) => {
      state.signal = signal;
      return { ended, isWaiting: () => state.waiting, progress: () => state.progress };
    });
    const finish = async (said = 'yes') => {
      end({ said });
      await ended;
    };
    return { id: job.id, job, state, finish };
  };
  return { open, start, clock };
}

describe('a job', () => {
  it('waits, works, tells how far it is, and ends', async () => {
    const { open, start } = jobs();
    const { id, job, state, finish } = start();
    expect(job).toEqual({ id, about: 'zone', state: 'queued', progress: 0 });
    Object.assign(state, { waiting: false, progress: 0.25 });
    expect(open.find(id)).toEqual({ id, about: 'zone', state: 'running', progress: 0.25 });
    await finish();
    expect(open.find(id)).toEqual({ id, about: 'zone', state: 'ended', progress: 1, end: { said: 'yes' } });
  });

  it('is stopped when it is removed, and stays cancelled whatever comes of it', async () => {
    const { open, start } = jobs();
    const { id, state, finish } = start();
    Object.assign(state, { waiting: false, progress: 0.5 });
    expect([open.remove(id), state.signal.aborted]).toEqual([true, true]);
    await finish();
    expect(open.find(id)).toEqual({ id, about: 'zone', state: 'cancelled', progress: 0.5 });
    expect([open.remove(id), open.find(id), open.remove(id)]).toEqual([true, undefined, false]);
  });

  it('is forgotten when it is removed after its end', async () => {
    const { open, start } = jobs();
    const { id, finish } = start();
    await finish();
    expect([open.remove(id), open.find(id)]).toEqual([true, undefined]);
  });

  it('has an id that nobody guesses', () => {
    const { start } = jobs();
    expect(start().id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[\da-f]{4}-[\da-f]{12}$/);
  });
});

describe('of what has ended is kept', () => {
  it('so many', async () => {
    const { open, start } = jobs();
    const all = [1, 2, 3, 4, 5].map(() => start());
    for (const { finish } of all.slice(0, 4).toReversed()) await finish();
    expect(all.map(({ id }) => open.find(id)?.state)).toEqual(['ended', 'ended', 'ended', undefined, 'queued']);
  });

  it('so long', async () => {
    const { open, start, clock } = jobs();
    const [first, second] = [start(), start()];
    await first.finish();
    clock.now = 900;
    await second.finish();
    expect(open.find(first.id)?.state).toBe('ended');
    clock.now = 1001;
    expect([open.find(first.id), open.find(second.id)?.state]).toEqual([undefined, 'ended']);
  });

  it('so much, but the last one whatever its length', async () => {
    const { open, start } = jobs();
    const [small, large, huge, last] = [start(), start(), start(), start()];
    await small.finish();
    await large.finish('x'.repeat(70));
    expect([open.find(small.id)?.state, open.find(large.id)?.state]).toEqual(['ended', 'ended']);
    await huge.finish('x'.repeat(800));
    expect([open.find(large.id), open.find(huge.id)?.state]).toEqual([undefined, 'ended']);
    await last.finish();
    expect([open.find(huge.id), open.find(last.id)?.state]).toEqual([undefined, 'ended']);
  });
});
