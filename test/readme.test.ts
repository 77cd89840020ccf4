import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notShownBy, type Shown, shownIn } from './shown.ts';

/** The README's commands are run as they stand, and what it shows of an answer is what the server says. */
const README = readFileSync('README.md', 'utf8');

/** The words of a shell command in bare words and single quotes, lines joined by a backslash: no more is understood. */
function wordsOf(command: string): string[] {
  const plain = command.replaceAll('\\\n', ' ');
  if (!/^(\s+|[\w.:/-]+|'[^']*')+$/.test(plain)) throw new Error(`this test does not understand: ${command}`);
  return [...plain.matchAll(/'([^']*)'|[\w.:/-]+/g)].map(([word, quoted]) => quoted ?? word);
}

/** What curl would do. */
async function curl(command: string, server: string): Promise<unknown> {
  const [program, silent, url, ...options] = wordsOf(command);
  expect([program, silent, options[0], options[2]]).toEqual(['curl', '-s', '-H', '-d']);
  const [, header, , body] = options;
  const [name, value] = header!.split(': ');
  const address = url!.replace('http://localhost:3000', server);
  const answer = await fetch(address, { method: 'POST', headers: { [name!]: value! }, body: body! });
  return answer.json();
}

const folder = mkdtempSync(join(tmpdir(), 'parley-readme-'));
let npm: ChildProcess;
let server: string;

beforeAll(async () => {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('PARLEY_'));
  const env = {
    ...Object.fromEntries(inherited),
    PARLEY_PORT: '0',
    PARLEY_DATABASE_URL: `file:${join(folder, 'data', 'parley.db')}`,
    PARLEY_LOG_LEVEL: 'warn',
  };
  npm = spawn('npm', ['start'], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  server = await new Promise((resolve, reject) => {
    let said = '';
    const hear = (chunk: Buffer) => {
      said += chunk;
      const greeting = /Parley listens on (http:\S+)\n/.exec(said);
      if (greeting) resolve(greeting[1]!);
    };
    npm.stdout?.on('data', hear);
    npm.stderr?.on('data', hear);
    npm.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });
  // It is built first, beside all the other tests.
}, 240_000);

/** The whole group: npm, its shell and the server. */
afterAll(async () => {
  if (npm.exitCode === null && npm.pid !== undefined) {
    const gone = new Promise((resolve) => npm.once('exit', resolve));
    process.kill(-npm.pid, 'SIGTERM');
    await gone;
  }
  rmSync(folder, { recursive: true, force: true });
});

describe('README.md', () => {
  const shown = shownIn(README);

  it('shows questions and answers', () => expect(shown.length).toBeGreaterThanOrEqual(4));

  it.each(shown)('$command', async ({ command, answer }) => {
    expect(notShownBy(await curl(command, server), answer)).toEqual([]);
  });

  it('shows one crossed line whole', async () => {
    const { command, answer } = shown[0] as Shown & { answer: CheckAnswer };
    const [line] = crossedIn(answer);
    expect(crossedIn((await curl(command, server)) as CheckAnswer)).toContainEqual(line);
  });

  it('says what the server says of itself when it is asked something else', async () => {
    const { command, answer } = shown[0]!;
    const other = await curl(command.replace('first-offer', 'compromise'), server);
    expect(notShownBy(other, answer)).not.toEqual([]);
  });

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    const commands = [...README.matchAll(/^npm ci && npm (?:run )?(\S+)$/gm)].map(([, script]) => script!);
    expect(commands).toEqual(['start', 'test']);
    for (const script of commands) expect(scripts).toHaveProperty(script);
  });

  it('names every setting with its default, as .env.example does', () => {
    const rows = [...README.matchAll(/^\| `(PARLEY_\w+)` \| (?:`(.*?)`)? ?\|/gm)].map(([, name, value]) => [
      name,
      value ?? '',
    ]);
    const example = [...readFileSync('.env.example', 'utf8').matchAll(/^(PARLEY_\w+)=(.*)$/gm)];
    expect(rows).toEqual(example.map(([, name, value]) => [name, value]));
  });
});

interface CheckAnswer {
  readonly parties: readonly { readonly redLines?: readonly { readonly status: string }[] }[];
}

const crossedIn = ({ parties }: CheckAnswer) =>
  parties.flatMap(({ redLines = [] }) => redLines.filter(({ status }) => status === 'crossed'));
