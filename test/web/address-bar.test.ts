import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addressBar } from '../../web/src/address-bar.ts';

describe('the address bar', () => {
  let written: string[];
  let bar: ReturnType<typeof addressBar>;
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000_000 });
    written = [];
    bar = addressBar({
      replaceState: (_data, _unused, address) => written.push(address),
      pushState: (_data, _unused, address) => written.push(`push ${address}`),
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });
  const drag = (times: number) => {
    for (let at = 0; at < times; at++) bar.replace(`?t.rent=${at}`);
  };

  it('is written at once while it is not written often', () => {
    drag(20);
    expect(written).toHaveLength(20);
  });

  it('is written less often than browsers let it be, and the last address in the end', () => {
    for (let second = 0; second < 30; second++) {
      drag(60);
      vi.advanceTimersByTime(1000);
    }
    expect(written.length).toBeGreaterThan(50);
    expect(written.length).toBeLessThan(100);
    expect(written.at(-1)).toBe('?t.rent=59');
  });

  it('keeps what was seen before a step forward, and nothing of it after a step back', () => {
    drag(30);
    bar.push('?panel=zone');
    expect(written.slice(-2)).toEqual(['?t.rent=29', 'push ?panel=zone']);
    vi.advanceTimersByTime(10_000);
    expect(written.at(-1)).toBe('push ?panel=zone');
    drag(60);
    bar.forget();
    const before = written.length;
    vi.advanceTimersByTime(10_000);
    expect(written).toHaveLength(before);
  });
});
