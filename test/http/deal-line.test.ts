import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BatchDeal } from '../../src/http/batch-shapes.ts';
import { lineReader } from '../../src/http/deal-line.ts';
import { parseGuarded } from '../../src/http/guarded-json.ts';
import { decode } from '../../src/language/domain.ts';
import { compile } from '../../src/negotiation/compile.ts';
import { resolveContext } from '../../src/negotiation/context.ts';
import { Document } from '../../src/negotiation/negotiation.ts';
import { openBox } from '../../src/reasoning/box.ts';
import { boxOf } from '../../src/reasoning/deal.ts';

const options = (...ids: string[]) => ids.map((id) => ({ id }));
const document = Document.parse({
  negotiation: { id: 'all-types', title: 'One issue of each type' },
  issues: [
    { id: 'agreed', title: 'Agreed', type: 'boolean' },
    { id: 'colour', title: 'Colour', type: 'categorical', options: options('r', 'red', 'reddish', 'green') },
    { id: 'level', title: 'Level', type: 'ordinal', levels: options('low', 'middle', 'high') },
    { id: 'many', title: 'Many', type: 'ordinal', levels: options(...Array.from({ length: 40 }, (_, at) => `l${at}`)) },
    { id: 'amount', title: 'Amount', type: 'integer', min: -20, max: 1000, step: 5 },
    { id: 'rate', title: 'Rate', type: 'decimal', min: '0', max: '2', step: '0.25', digits: 2 },
    { id: 'start', title: 'Start', type: 'date', min: '2026-01-01', max: '2026-12-31' },
    { id: 'who', title: 'Who', type: 'set', options: options('a', 'b', 'c') },
    { id: 'first', title: 'First', type: 'step' },
    { id: 'second', title: 'Second', type: 'step' },
  ],
  circumstances: [{ id: 'weather', title: 'Weather', type: 'boolean', values: [{ value: true }] }],
});
const scenario = compile({ ...document }, resolveContext({}, undefined, '2026-11-23'));
const issues = scenario.slots.filter((slot) => slot.kind === 'issue');

/** What the ordinary way makes of a line: its ref and its row, or nothing. */
function ordinary(line: string) {
  const guarded = parseGuarded(line);
  const deal = guarded.fault === undefined ? BatchDeal.safeParse(guarded.value) : undefined;
  if (!deal?.success || deal.data.terms === undefined || deal.data.deal !== undefined) return undefined;
  const box = boxOf(scenario, deal.data.terms);
  if (box === undefined || box.low.some((low, slot) => low !== box.high[slot])) return undefined;
  return { ref: deal.data.ref, row: [...box.low] };
}

const terms = fc.record(
  Object.fromEntries(
    issues.map(({ id, domain, size }) => [id, fc.nat(size - 1).map((index) => decode(domain, index))]),
  ),
);
const plain = fc
  .record({ ref: fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 12 }), terms, order: fc.nat() })
  .map(({ ref, terms, order }) => {
    const entries = Object.entries(terms);
    const turned = [...entries.slice(order % entries.length), ...entries.slice(0, order % entries.length)];
    return { ref, terms: Object.fromEntries(turned) };
  });
const spaced = (value: unknown) => JSON.stringify(value).replaceAll('":', '": ').replaceAll(',"', ', "');
const written = plain.chain((deal) =>
  fc.constantFrom(JSON.stringify(deal), spaced(deal), JSON.stringify(deal, null, 1)),
);
/** A line with a few bytes changed, dropped or doubled. */
const damaged = fc
  .tuple(
    written,
    fc.array(fc.tuple(fc.nat(), fc.nat(2), fc.constantFrom(...'"\\,:{}[]0-5.e ntrué\u0000')), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([line, wounds]) =>
    wounds.reduce((text, [place, kind, by]) => {
      const at = place % text.length;
      return text.slice(0, at) + (kind === 0 ? by : kind === 1 ? '' : text.slice(at, at + 1) + by) + text.slice(at + 1);
    }, line),
  );

describe('the line reader', () => {
  const reader = lineReader(scenario, Float64Array.from(openBox(scenario.slots).low));
  const read = (line: string) => {
    const bytes = Buffer.from(`  ${line}\n{"ref":"next"`);
    const end = bytes.length - 14;
    if (!reader.read(bytes, 2, end)) return undefined;
    return { ref: JSON.parse(bytes.toString('utf8', reader.refStart, reader.refEnd)), row: [...reader.row] };
  };

  it('LAW: where it reads a line, the ordinary way reads the same', () => {
    fc.assert(
      fc.property(fc.oneof({ weight: 1, arbitrary: written }, { weight: 3, arbitrary: damaged }), (line) => {
        const quick = read(line);
        if (quick !== undefined) expect(quick).toEqual(ordinary(line));
      }),
      { seed: 11, numRuns: 6000 },
    );
  });

  it('reads every plain line that JSON.stringify writes', () => {
    fc.assert(
      fc.property(plain, (deal) => {
        const escapes = JSON.stringify(deal.ref).length !== deal.ref.length + 2;
        if (!escapes) expect(read(JSON.stringify(deal))?.ref).toBe(deal.ref);
      }),
      { seed: 12, numRuns: 500 },
    );
  });

  it.each([
    ['a key twice', (line: string) => line.replace('"agreed":true', '"agreed":true,"agreed":true')],
    ['a key twice, another missing', (line: string) => line.replace('"amount":5', '"agreed":true')],
    ['an open issue', (line: string) => line.replace('"agreed":true,', '')],
    ['a value off the grid', (line: string) => line.replace('"amount":5', '"amount":6')],
    ['a leading zero', (line: string) => line.replace('"amount":5', '"amount":05')],
    ['a circumstance', (line: string) => line.replace('"agreed":true', '"weather":true')],
    ['something after the end', (line: string) => `${line}}`],
  ])('leaves %s to the ordinary way', (_, harm) => {
    const terms = Object.fromEntries(issues.map(({ id, domain }) => [id, decode(domain, 0)]));
    const line = JSON.stringify({ ref: 'x', terms: { ...terms, agreed: true, amount: 5 } });
    expect(read(line)).toBeDefined();
    expect(harm(line)).not.toBe(line);
    expect(read(harm(line))).toBeUndefined();
  });
});
