import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FLAT } from '../api/serving.ts';
import { file, parley } from './running.ts';

const LEASE = 'seed/flat-lease.yaml';

/** What is said of a file, with the file's name left out. */
async function saidOf(text: string, name = 'case.yaml', words: readonly string[] = ['zone']): Promise<string[]> {
  const path = file(name, text);
  const { code, out, err } = await parley([words[0]!, path, ...words.slice(1)]);
  expect([code, out]).toEqual([3, '']);
  return err.trimEnd().replaceAll(path, name).split('\n');
}

const changed = (from: string, to: string) => {
  expect(FLAT.split(from)).toHaveLength(2);
  return FLAT.replace(from, to);
};

describe('a fault in a file', () => {
  it('is told with line and column, the line, a mark, and what to do', async () => {
    expect(await saidOf(changed('holds: rent <= 1200', 'holds: rnt <= 1200'))).toEqual([
      'case.yaml:135:12: there is no issue or circumstance `rnt`',
      '  135 |     holds: rnt <= 1200',
      '      |            ^^^',
      '  help: did you mean `rent`?',
    ]);
  });

  it.each<[how: string, written: string, place: string, marked: string]>([
    ['single quotes', 'holds: \'start_date <= dat("2026-10-01")\'', '141:27', 'dat'],
    ['double quotes', 'holds: "start_date <= dat(\\"2026-10-01\\")"', '141:27', 'dat'],
    ['double quotes with escapes', 'holds: "\\x73tart_date <= dat(\\"2026-10-01\\")"', '141:30', 'dat'],
    ['several lines', 'holds: start_date <=\n      dat("2026-10-01")', '142:7', 'dat'],
    ['folded lines', 'holds: >-\n      start_date <=\n      dat("2026-10-01")', '143:7', 'dat'],
    ['lines as they are', 'holds: |\n      start_date <=\n        dat("2026-10-01")', '143:9', 'dat'],
    ['quotes within quotes', "holds: 'start_date <= date(''2026'')'", '141:32', "''2026''"],
  ])('is found in an expression in %s', async (_how, written, place, marked) => {
    const said = await saidOf(changed('holds: \'start_date <= date("2026-10-01")\'', written));
    expect(said[0]).toMatch(new RegExp(`^case.yaml:${place}: `));
    const column = Number(place.split(':')[1]);
    expect(said[1]!.slice('      | '.length + column - 1)).toMatch(new RegExp(`^${marked}`));
    expect(said[2]).toBe(`      | ${' '.repeat(column - 1)}${'^'.repeat(marked.length)}`);
  });

  it.each([
    ['two blanks', (value: unknown) => JSON.stringify(value, null, 2)],
    ['tabs', (value: unknown) => JSON.stringify(value, null, '\t')],
    ['nothing', (value: unknown) => JSON.stringify(value)],
  ])('is found in JSON, indented by %s', async (_how, write) => {
    const document = parse(FLAT);
    document.redLines[4].holds = 'furniture == "none" and rnt > 1';
    const text = write(document).replace('\\"none\\"', '\\"n\\u006fne\\"');
    expect(text).toContain('u006f');
    const said = await saidOf(text, 'case.json');
    const at = text.indexOf('rnt');
    const line = text.slice(0, at).split('\n');
    expect(said.filter((one) => one.startsWith('case.json:')).map((one) => one.split(' ')[0])).toContain(
      `case.json:${line.length}:${line.at(-1)!.length + 1}:`,
    );
    const mark = said.findIndex((one) => one.endsWith('^^^'));
    expect(said[mark - 1]!.slice(said[mark]!.indexOf('^'))).toMatch(/^rnt/);
    expect(Math.max(...said.filter((one) => / \| /.test(one)).map((one) => one.length))).toBeLessThan(100);
  });

  it('is told of the name of a field, of a value, and of what is missing', async () => {
    const text = changed('    title: No short lets\n', '    titel: No short lets\n').replace('min: 800', 'min: low');
    const said = await saidOf(text);
    expect(said.filter((one) => /^case|help|faults/.test(one))).toEqual([
      'case.yaml:28:10: `low` will not do: it must be a whole number',
      'case.yaml:119:5: `title` is missing',
      expect.stringMatching(/^ {2}help: expected/),
      'case.yaml:121:5: `titel` is not known here',
      '  help: did you mean `title`?',
      '3 faults',
    ]);
  });

  it('is told where the text cannot be read', async () => {
    expect(await saidOf('negotiation:\n  id: [x\n')).toEqual([
      expect.stringMatching(/^case\.yaml:3:1: /),
      '    3 | ',
      '      | ^',
    ]);
    expect(await saidOf('{ "negotiation": { "id": x } }', 'case.json')).toEqual([
      'case.json:1:26: expected a value, found `x`',
      '    1 | { "negotiation": { "id": x } }',
      '      |                          ^',
    ]);
    expect(await saidOf('a: 1\na: 2\n')).toEqual([
      'case.yaml:2:1: a second `a` in the same object',
      '    2 | a: 2',
      '      | ^',
      '  help: keep one of the two',
    ]);
    expect((await saidOf(''))[0]).toMatch(/^case\.yaml:1:1: /);
  });

  it('is told of a deal and of an overlay in files of their own', async () => {
    const deal = file('deal.yaml', 'title: Mine\nterms:\n  rent: 12\n  pets: perhaps\n');
    const { code, err } = await parley(['check', LEASE, deal]);
    expect(code).toBe(3);
    expect(err).toContain(`${deal}:3:9: `);
    expect(err).toContain(`${deal}:4:9: \`pets\`: \`perhaps\` is neither true nor false`);
    const overlay = file('overlay.json', '{ "remove": ["tenant-rnt"] }');
    const also = await parley(['zone', LEASE, '--overlay', overlay]);
    expect(also.err).toMatch(/overlay\.json:1:14: .*`tenant-rnt`[\s\S]*did you mean `tenant-rent`\?/);
  });

  it('cannot move the cursor of whoever reads it', async () => {
    const said = await saidOf(changed('id: flat-lease', 'id: "\\e[2Jx"'));
    expect(said.join('')).not.toContain('\u001b');
    const titled = file('escape.yaml', changed('name: Marta Silva', 'name: "\\e[2JMarta"'));
    expect((await parley(['check', titled, 'first-offer'])).out).not.toContain('\u001b');
  });
});

describe('a fault of the command line', () => {
  it.each<[words: string, says: string | RegExp]>([
    [
      `zone seed/flat-leas.yaml`,
      'parley: there is no file `seed/flat-leas.yaml`\n  help: did you mean `seed/flat-lease.yaml`?\n',
    ],
    [`zone seed/`, 'parley: `seed/` is a folder, not a file\n'],
    [
      `zone flat-lease --database file:./nowhere.db`,
      /no database `\.\/nowhere\.db`\n {2}help: did you mean the file `seed\/flat-lease\.yaml`/,
    ],
    [`zone some-case --database file:./nowhere.db`, /`parley seed` makes one/],
    [`zone some-case --database mysql:x`, /`mysql:x` is no database this version knows/],
    [`check ${LEASE} first-ofer`, 'first-ofer: there is no deal `first-ofer`\n  help: did you mean `first-offer`?\n'],
    [`check ${LEASE} first-offer compromise`, /more than one deal: `first-offer` and `compromise`/],
    [`check ${LEASE}`, /^parley: no deal is named\n {2}help: name one of the case/],
    [`nearest ${LEASE}`, /^parley: no deal is named/],
    [
      `check ${LEASE} rnt=1 --term pets=maybe`,
      /^rnt=1: there is no issue `rnt`\n.*`rent`[\s\S]*--term pets=maybe: .*\n[\s\S]*2 faults\n$/,
    ],
    [`check ${LEASE} rent=cheap`, /^rent=cheap: /],
    [`check ${LEASE} rent`, /^rent: there is no deal `rent`/],
    [`check ${LEASE} __proto__=1`, /__proto__/],
    [
      `zone ${LEASE} --basis asessed --as-of 2025-13-01`,
      /--as-of 2025-13-01: [\s\S]*--basis asessed: [\s\S]*`assessed`/,
    ],
    [`zone ${LEASE} --sample many`, /^--sample many: `many` is not a whole number|^--sample many: /],
    [`zone ${LEASE} --version 3`, /^--version 3: a negotiation that is sent along has no versions/],
    [`nearest ${LEASE} first-offer --keep pets,dogs`, /^--keep dogs: there is no issue `dogs`/],
    [`nearest ${LEASE} first-offer --weight rnt=2`, /^--weight rnt=2: /],
    [`compare ${LEASE} --party tenant:said`, /^--party tenant:said: /],
    [`timeline ${LEASE} --from 2026-12-31 --to 2026-01-01`, /^--to 2026-01-01: ends on 2026-01-01, before it begins/],
    [`timeline ${LEASE}`, /^--from <day>: `from` is missing[\s\S]*\n--to <day>: `to` is missing/],
    [`difference ${LEASE} --left-perspective nobody`, /^--left-perspective nobody: /],
    [`difference ${LEASE} --question what`, /^--question: /],
    [`zone ${LEASE} --overlay nowhere.yaml`, /there is no file `nowhere.yaml`/],
    [`zone`, /missing required argument 'case'/],
    [`zonne x`, /unknown command 'zonne'\n\(Did you mean zone\?\)/],
    [`zone ${LEASE} --smaple 3`, /unknown option '--smaple'\n\(Did you mean --sample\?\)/],
    [`likelihood ${LEASE} --at-least 2`, /a chance is 0 to 1/],
    [`serve --port x`, /a port is 0 to 65535/],
    [`export ${LEASE} --format xml`, /Allowed choices are yaml, json/],
    [``, /Usage: parley/],
  ])('parley %s', async (words, says) => {
    const { code, out, err } = await parley(words.split(' ').filter(Boolean));
    expect([code, out]).toEqual([3, '']);
    if (typeof says === 'string') expect(err).toBe(says);
    else expect(err).toMatch(says);
  });

  it('is not a question for help, nor for the version', async () => {
    for (const words of [['--help'], ['help', 'check'], ['check', '--help'], ['--version']]) {
      const { code, out, err } = await parley(words);
      expect([code, err]).toEqual([0, '']);
      expect(out).not.toBe('');
    }
  });

  it('every command says in its help what its exit codes mean', async () => {
    const { out } = await parley(['--help']);
    const names = [...out.matchAll(/^ {2}([a-z]+) /gm)].map(([, name]) => name!).filter((name) => name !== 'help');
    expect(names).toHaveLength(14);
    for (const name of names) expect((await parley([name, '--help'])).out).toMatch(/Exit codes:\n {2}0 {2}\S/);
  });
});

describe('what nobody can put right', () => {
  it('is a defect, and no answer', async () => {
    const broken = {
      run: () => {
        throw new Error('planted');
      },
      isFull: () => false,
      load: () => ({ working: 0, waiting: 0 }),
      hurry: () => {},
      close: async () => {},
    };
    const { code, out, err } = await parley(['zone', LEASE], { pool: broken });
    expect([code, out]).toEqual([70, '']);
    expect(err).toMatch(/^parley: a defect of the program/);
  });
});

describe('a name with two values', () => {
  it.each([
    ['check', 'rent=900 pets=true --term rent=1000', '--term rent=1000: `rent` has a value already: `rent=900`'],
    ['zone', '--given rent=900 --given rent=1000', '--given rent=1000: `rent` has a value already: `--given rent=900`'],
  ])('is refused: %s %s', async (command, words, says) => {
    const { code, out, err } = await parley([command, LEASE, ...words.split(' ')]);
    expect([code, out]).toEqual([3, '']);
    expect(err).toBe(`${says}\n  help: keep one of the two\n`);
  });
});
