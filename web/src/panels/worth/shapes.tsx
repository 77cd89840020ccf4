import { REACH } from './labels.ts';
import type { Mark, Stance } from './marks.ts';
import type { PointName } from './points.ts';

/** Each named point has a shape of its own, around 0 0. */
const POINT_PATHS: Readonly<Record<PointName, string>> = {
  nash: 'M0 -9 L8 0 L0 9 L-8 0 Z',
  kalai_smorodinsky: 'M0 -8.5 L8.5 7 L-8.5 7 Z',
  egalitarian: 'M-7 -7 H7 V7 H-7 Z',
  utilitarian: 'M0 -9.5 L2.8 -3.3 L9.4 -2.6 L4.5 2 L5.9 8.6 L0 5.2 L-5.9 8.6 L-4.5 2 L-9.4 -2.6 L-2.8 -3.3 Z',
};
/** ✓, ✗ and ?, so small that a letter would blur. */
const SIGNS: Readonly<Record<Stance, string>> = {
  both: 'M-2.6 0.2 L-0.7 2.2 L2.8 -2.2',
  not: 'M-2.1 -2.1 L2.1 2.1 M2.1 -2.1 L-2.1 2.1',
  open: 'M-1.7 -1.6 A1.8 1.7 0 1 1 0 0.6 V1.3 M0 2.4 V3.4',
};
const HOUSE = 'M0 -11 L10 -2.5 V9 H-10 V-2.5 Z';
const CROSS = 'M-13 0 H-5 M5 0 H13 M0 -13 V-5 M0 5 V13';

/** The shape of a mark around 0 0: by what it is, and of a named deal by how it is taken. */
export function Shape({ mark: { kind, point, bounds, number, statusQuo, taken } }: { mark: Mark }) {
  switch (kind) {
    case 'frontier':
      return <circle class="frontier" r={REACH.frontier} />;
    case 'point':
      return <path class={bounds ? 'point unproved' : 'point'} d={POINT_PATHS[point!]} />;
    case 'here':
      return (
        <>
          <circle class="here" r={7} />
          <path class="here" d={CROSS} />
        </>
      );
    case 'deal':
      return (
        <g class={`named ${taken?.stance ?? 'open'}`}>
          {statusQuo ? <path class="disc" d={HOUSE} /> : <circle class="disc" r={REACH.deal} />}
          <circle class="badge" cx={8.5} cy={-8.5} r={5.5} />
          <path class="badge-sign" transform="translate(8.5 -8.5)" d={SIGNS[taken?.stance ?? 'open']} />
          <text class="digit" y={3.8}>
            {number}
          </text>
        </g>
      );
  }
}

/** A shape as it stands in a legend. */
export function Sample({ mark }: { mark: Mark }) {
  return (
    <svg class="sample-shape" viewBox="-15 -15 30 30" aria-hidden="true" focusable="false">
      <Shape mark={mark} />
    </svg>
  );
}
