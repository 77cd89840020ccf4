import { parseArgs } from 'node:util';
import { ENGINES, type EngineName } from './engine.ts';
import { verify } from './verifying.ts';

/** `npm run verify:engines -- --count 5000 --seed 1 --only z3`: the exit code is 1 where anything differs. */
const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true, default: [...ENGINES] },
  },
});
const unknown = values.only.filter((name) => !ENGINES.includes(name as EngineName));
if (unknown.length > 0) {
  process.stderr.write(`no engine ${unknown.join(', ')}; the engines are ${ENGINES.join(', ')}\n`);
  process.exit(2);
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
const seeds = { first: Number(values.seed), count: Number(values.count) };
const differing = await verify(seeds, values.only as EngineName[], say);
process.exit(differing === 0 ? 0 : 1);
