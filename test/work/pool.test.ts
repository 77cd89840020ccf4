import { describe, expect, it } from 'vitest';
import { answerOf, oddPool, until } from './odd-pool.ts';

const BEGUN = 0.5;

describe('a pool', () => {
  it('answers in the order of asking, by one thread that is kept', async () => {
    const { run } = oddPool();
    const order: number[] = [];
    const all = [0, 1, 2].map(async (at) => {
      const { ended } = run('quick');
      const { thread } = answerOf(await ended);
      order.push(at);
      return thread;
    });
    expect(new Set(await Promise.all(all)).size).toBe(1);
    expect(order).toEqual([0, 1, 2]);
  });

  it('works on as many questions at once as it has workers', async () => {
    const { pool, run, quick } = oddPool({ workers: 2 });
    const stop = new AbortController();
    const long = run('obedient', { signal: stop.signal });
    await until(() => long.progress() === BEGUN);
    await quick();
    expect(pool.load()).toEqual({ working: 1, waiting: 0 });
    stop.abort();
    expect(await long.ended).toEqual({ kind: 'unwanted' });
  });

  it('lets so many wait and no more', async () => {
    const { pool, run } = oddPool({ queue: 2 });
    const stop = new AbortController();
    const [first, second, third] = [1, 2, 3].map(() => run('obedient', { signal: stop.signal }));
    expect([first!.isWaiting(), second!.isWaiting(), third!.isWaiting()]).toEqual([false, true, true]);
    expect([pool.isFull(), pool.load()]).toEqual([true, { working: 1, waiting: 2 }]);
    expect(await run('quick').ended).toEqual({ kind: 'overloaded' });
    stop.abort();
    for (const one of [first, second, third]) expect(await one!.ended).toEqual({ kind: 'unwanted' });
    expect(pool.isFull()).toBe(false);
  });

  it('gives an impatient question up after it has waited for as long as it may work, or as any may wait', async () => {
    const { run } = oddPool({ waits: 10 });
    const stop = new AbortController();
    const long = run('obedient', { signal: stop.signal });
    const patient = run('quick', {}, 50);
    expect(await run('quick', { patient: false }, 50).ended).toEqual({ kind: 'overloaded' });
    stop.abort();
    await long.ended;
    expect((await patient.ended).kind).toBe('answered');
  });

  it('tells what nobody wants any more to stop, and keeps its thread', async () => {
    const { run, quick } = oddPool();
    const { thread } = await quick();
    const stop = new AbortController();
    const long = run('obedient', { signal: stop.signal });
    await until(() => long.progress() === BEGUN);
    stop.abort();
    expect(await long.ended).toEqual({ kind: 'unwanted' });
    expect((await quick()).thread).toBe(thread);
    expect(await run('quick', { signal: stop.signal }).ended).toEqual({ kind: 'unwanted' });
  });

  it('takes what nobody wants any more out of the queue', async () => {
    const { pool, run } = oddPool();
    const [stop, leave] = [new AbortController(), new AbortController()];
    const long = run('obedient', { signal: stop.signal });
    const waiting = run('quick', { signal: leave.signal });
    leave.abort();
    expect(await waiting.ended).toEqual({ kind: 'unwanted' });
    expect(pool.load()).toEqual({ working: 1, waiting: 0 });
    stop.abort();
    await long.ended;
  });

  it('ends a thread that does not stop by its own clock, and goes on with another', async () => {
    const { run, quick } = oddPool();
    const { thread } = await quick();
    const stubborn = run('stubborn', {}, 50);
    const next = run('quick');
    expect(await stubborn.ended).toEqual({ kind: 'broken', by: 'time' });
    expect(answerOf(await next.ended).thread).not.toBe(thread);
  });

  it('ends a thread that does not stop when it is told to', async () => {
    const { run, quick } = oddPool();
    await quick();
    const stop = new AbortController();
    const stubborn = run('stubborn', { signal: stop.signal });
    await until(() => stubborn.progress() === BEGUN);
    stop.abort();
    expect(await stubborn.ended).toEqual({ kind: 'unwanted' });
    expect(await quick()).toMatchObject({ stopped: false });
  });

  it('survives a thread that takes too much memory', async () => {
    const { run, quick } = oddPool({ heap: 32 });
    expect(await run('greedy').ended).toEqual({ kind: 'broken', by: 'bytes' });
    expect(await quick()).toMatchObject({ stopped: false });
  });

  it('throws what goes wrong in a thread, and goes on', async () => {
    const { run, quick } = oddPool();
    await expect(run('failing').ended).rejects.toThrow('a planted fault');
    expect(await quick()).toMatchObject({ stopped: false });
  });

  it('throws what keeps a thread from starting', async () => {
    const told: string[] = [];
    const onError = (error: Error) => void told.push(error.message);
    const { pool, run } = oddPool({ program: new URL('./no-such-worker.ts', import.meta.url), onError });
    await expect(run('quick').ended).rejects.toThrow('no-such-worker');
    await expect(run('quick').ended).rejects.toThrow('no-such-worker');
    expect(told[0]).toContain('no-such-worker');
    expect(pool.load()).toEqual({ working: 0, waiting: 0 });
  });

  it('in a hurry ends what waits, gets what there is of the rest, and begins nothing new', async () => {
    const { pool, run } = oddPool();
    const working = run('obedient');
    const waiting = run('quick');
    await until(() => working.progress() === BEGUN);
    pool.hurry();
    expect(await waiting.ended).toEqual({ kind: 'overloaded' });
    expect(answerOf(await working.ended)).toMatchObject({ stopped: true });
    expect(await run('quick').ended).toEqual({ kind: 'overloaded' });
  });
});
