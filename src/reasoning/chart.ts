import { type Meter, type Stop, settle, shareOf } from './budget.ts';
import { type FoundPoints, searchPoints } from './fair-search.ts';
import { isAnyAgreed } from './is-agreed.ts';
import { type MappedFrontier, wholeFrontier } from './mapped-frontier.ts';
import { type Mapping, openMapping } from './mapping.ts';
import type { Posed } from './posed.ts';
import { someOfFrontier } from './some-of-frontier.ts';
import { NO_POINTS } from './standing.ts';
import { thresholdsApart } from './thresholds.ts';
import type { Bargainers } from './worth-vectors.ts';
import { searchOf, type ZoneSearch } from './zone-search.ts';

/** What could be found out of a frontier. */
export interface Chart {
  /** Whether any deal is worth what everybody asks; `null`: not decided. */
  readonly exists: boolean | null;
  readonly mapping: Mapping | null;
  readonly search: ZoneSearch | null;
  readonly points: FoundPoints;
  readonly map: MappedFrontier | null;
  /** What ended the look at everything at once. */
  readonly stopped: Stop | null;
}

/** The shares of the steps left and of the bytes. */
const OPENED = { steps: 3 / 4, bytes: 3 / 4 };
const WHOLE = { steps: 1 / 4, bytes: 3 / 4 };
const SEARCHED = { steps: 3 / 4, bytes: 3 / 4 };

/**
 * Everything at once, or what can be found without. Where no more is known, whether there is a deal at all is decided
 * as for any question.
 * @param posed with a deal of which all holds but thresholds
 */
export function chart(posed: Posed, bargainers: Bargainers, strict: boolean, meter: Meter): Chart {
  const within = <T>(share: typeof OPENED, act: (portion: Meter) => T) => {
    const portion = shareOf(meter, share);
    const result = act(portion);
    settle(meter, portion);
    return { result, stopped: portion.stopped };
  };
  const none = { search: null, points: NO_POINTS, map: null };
  const { result: mapping, stopped } = within(OPENED, (portion) => openMapping(posed, bargainers, portion));
  const isBare = thresholdsApart(posed, bargainers).floors.every((floor) => floor === 0n);
  if (mapping === null) return { ...none, exists: isBare || isAnyAgreed(posed, meter), mapping, stopped };
  const { diagram } = mapping.compiled;
  const whole = within(WHOLE, (portion) => {
    diagram.chargeTo(portion);
    return wholeFrontier(mapping);
  });
  diagram.chargeTo(meter);
  if (whole.result !== null) {
    const exists = whole.result.vectors.length > 0;
    return { ...none, exists, mapping, map: whole.result, stopped: whole.stopped };
  }
  const { result: search } = within(SEARCHED, (portion) => searchOf(mapping, portion));
  const { result: points } = within(SEARCHED, (portion) =>
    search === null ? NO_POINTS : searchPoints(search, mapping, strict, portion),
  );
  const { result: some } = within(SEARCHED, (portion) => someOfFrontier(mapping, search, portion));
  diagram.chargeTo(meter);
  const isFound = isBare || some.vectors.length > 0 || Object.values(points.points).some((point) => point !== null);
  const exists = isFound || isAnyAgreed(posed, meter);
  return { exists, mapping, search, points, map: some, stopped: whole.stopped };
}
