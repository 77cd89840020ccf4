import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { batches } from './batches.ts';
import { compared } from './comparison.ts';
import { contexts } from './contexts.ts';
import { efficient } from './efficient.ts';
import { engines } from './engines.ts';
import { markdownOf, type Part } from './figures.ts';
import { growthChart } from './growth-chart.ts';
import { SHAPES } from './instances.ts';
import { large } from './large.ts';
import { type Machine, machineBefore } from './machine.ts';
import { memory } from './memory.ts';
import { page } from './page.ts';
import { singleChecks } from './single-checks.ts';
import { FULL, SHORT, solving } from './solving.ts';
import { start } from './start.ts';
import { workers } from './workers.ts';

/** Each part, in full and in short. */
const PARTS: Readonly<Record<string, (quick: boolean) => Promise<Part>>> = {
  engines: (quick) =>
    quick ? engines({ rounds: 3, milliseconds: 50 }, SHAPES.slice(1, 2)) : engines({ rounds: 9, milliseconds: 150 }),
  http: (quick) => singleChecks(quick ? { rounds: 1, seconds: 1 } : { rounds: 5, seconds: 3 }),
  batch: (quick) =>
    batches(quick ? { rounds: 1, seconds: 1, deals: 50_000 } : { rounds: 5, seconds: 2, deals: 300_000 }),
  memory: (quick) => memory(quick ? { deals: 200_000, singles: 10_000 } : { deals: 1_000_000, singles: 1_000_000 }),
  start: (quick) => start(quick ? 1 : 5),
  workers: (quick) => workers(quick ? { seconds: 2, leavers: 2 } : { seconds: 10, leavers: 20 }),
  solving: (quick) => solving(quick ? SHORT : FULL),
  contexts: (quick) => contexts(quick ? { rounds: 1, milliseconds: 200 } : { rounds: 7, milliseconds: 500 }),
  frontier: (quick) => efficient(quick ? 2 : 9),
  comparison: (quick) => compared(quick ? { rounds: 1, milliseconds: 200 } : { rounds: 7, milliseconds: 500 }),
  page: (quick) => page(quick ? 1 : 5),
  large: (quick) => large(quick ? 3 : 15),
};

const { quick, only, keep } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true },
    keep: { type: 'boolean', default: false },
  },
}).values;
const chosen = only ?? Object.keys(PARTS);
const unknown = chosen.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(`no part ${unknown.join(', ')}; the parts are ${Object.keys(PARTS).join(', ')}\n`);
  process.exit(2);
}

const machine = machineBefore();
const parts: Record<string, Part> = {};
for (const name of chosen) {
  const part = await PARTS[name]!(quick);
  parts[name] = part;
  process.stdout.write(`${markdownOf(part)}\n\n`);
}
if (!quick && (keep || only === undefined)) write(machine(), parts);

/** Runs in full are kept: of everything, or of the parts that `--keep` is said with, beside those kept of the same commit. */
function write(on: Machine, run: Readonly<Record<string, Part>>): void {
  const folder = new URL('./results/', import.meta.url);
  const name = `${on.date.slice(0, 10)}-${on.commit.replace(/\W.*/, '')}`;
  const parts: Record<string, Part> = { ...keptAt(new URL(`${name}.json`, folder)), ...run };
  const facts = Object.entries({ ...on, load: on.load.join(' before, ') }).map(
    ([what, value]) => `- ${what}: ${value}`,
  );
  const text = [`# Benchmarks, ${on.date}`, facts.join('\n'), ...Object.values(parts).map(markdownOf)].join('\n\n');
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL(`${name}.md`, folder), `${text}\n`);
  const curve = parts['solving'] && growthChart(parts['solving'].figures);
  if (curve) writeFileSync(new URL(`${name}-growth.svg`, folder), curve);
  writeFileSync(new URL(`${name}.json`, folder), `${JSON.stringify({ machine: on, parts }, null, 2)}\n`);
}

function keptAt(file: URL): Record<string, Part> {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).parts : {};
}
