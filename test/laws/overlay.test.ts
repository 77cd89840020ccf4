import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inOrder } from '../../src/negotiation/edit.ts';
import type { Document, Negotiation } from '../../src/negotiation/negotiation.ts';
import { overlaid, overlayFaults } from '../../src/negotiation/overlaid.ts';
import { Overlay } from '../../src/negotiation/overlay.ts';
import type { Statement } from '../../src/negotiation/statement.ts';
import { document } from '../arbitraries/negotiations.ts';
import { runs } from './runs.ts';

const KINDS = { redLines: 'redLine', preconditions: 'precondition', positions: 'position' } as const;
type List = keyof typeof KINDS;
const LISTS = Object.keys(KINDS) as List[];

/** What happened to each statement on the way from the stored document to the one that is wanted. */
const fates = fc.array(fc.constantFrom('stays', 'added', 'replaced', 'removed'), { minLength: 40, maxLength: 40 });

interface Told {
  readonly stored: Negotiation;
  readonly wanted: Negotiation;
  readonly overlay: Overlay;
}

/** Statements of a document, by turns stored already, added, replaced and removed. */
function told(whole: Document, fate: readonly string[]): Told {
  const suppressed = new Set(whole.perspectives.flatMap(({ suppresses }) => suppresses));
  const [stored, wanted] = [structuredClone(whole), structuredClone(whole)];
  const overlay: { add: unknown[]; replace: unknown[]; remove: string[] } = { add: [], replace: [], remove: [] };
  let next = 0;
  for (const list of LISTS) {
    const keep = (from: Document, drop: (id: string) => boolean) => {
      (from[list] as Statement[]) = (from[list] as Statement[]).filter(({ id }) => !drop(id));
    };
    for (const one of whole[list]) {
      const how = fate[next++ % fate.length];
      const sent = { kind: KINDS[list], ...one };
      if (how === 'added' && !suppressed.has(one.id)) {
        keep(stored, (id) => id === one.id);
        overlay.add.push(sent);
      } else if (how === 'replaced') {
        const before = stored[list].find(({ id }) => id === one.id)!;
        Object.assign(before, { title: 'as it was before', basis: one.basis === 'declared' ? 'assessed' : 'declared' });
        overlay.replace.push(sent);
      } else if (how === 'removed' && !suppressed.has(one.id)) {
        keep(wanted, (id) => id === one.id);
        overlay.remove.push(one.id);
      }
    }
  }
  return { stored: inOrder(stored, 1), wanted: inOrder(wanted, 1), overlay: Overlay.parse(overlay) };
}

describe('laws of overlays', () => {
  test('LAW: a document with an overlay is the document as if all of it were stored', () => {
    let changed = 0;
    fc.assert(
      fc.property(document, fates, (whole, fate) => {
        const { stored, wanted, overlay } = told(whole, fate);
        expect(overlayFaults(overlay, stored, '')).toEqual([]);
        expect(overlaid(stored, overlay)).toEqual(wanted);
        changed += overlay.add.length + overlay.replace.length + overlay.remove.length;
      }),
      runs(200),
    );
    expect(changed).toBeGreaterThan(200);
  });

  test('LAW: an overlay changes nothing of what was stored', () => {
    fc.assert(
      fc.property(document, fates, (whole, fate) => {
        const { stored, overlay } = told(whole, fate);
        const before = JSON.stringify(stored);
        overlaid(stored, overlay);
        expect(JSON.stringify(stored)).toBe(before);
      }),
      runs(50),
    );
  });
});
