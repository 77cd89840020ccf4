import { execFile, execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { notShownBy, shownIn } from '../shown.ts';
import { asking } from './asking.ts';
import { installClient, NODE, type Project } from './installed.ts';

/** The examples of docs/clients.md and of the client's README are run as they stand, against a server that listens. */
const PAGE = readFileSync('docs/clients.md', 'utf8');
const OWN = readFileSync('clients/typescript/README.md', 'utf8');
const run = promisify(execFile);

function blockOf(page: string, tag: string): string {
  const [block, ...others] = [...page.matchAll(new RegExp(`^\`\`\`${tag}\\n([\\s\\S]*?)^\`\`\`$`, 'gm'))];
  if (block === undefined || others.length > 0)
    throw new Error(`there are ${others.length} blocks \`${tag}\` too many`);
  return block[1]!;
}

/** Whether a program is on this machine and works. */
function isHere(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: 'ignore' });
    return true;
  } catch {
    console.warn(`there is no \`${program}\` here: the examples for it are not run`);
    return false;
  }
}

const story = blockOf(PAGE, 'text output');
const at = (source: string, baseUrl: string) => source.replaceAll('http://localhost:3000', baseUrl);

describe.skipIf(!isHere('curl', '--version'))('with curl', () => {
  const shown = shownIn(PAGE);
  it('there is the story and a problem', () => expect(shown).toHaveLength(5));
  it.each(shown)('$command', async ({ command, answer }) => {
    const { baseUrl } = await asking();
    const { stdout } = await run('sh', ['-c', at(command, baseUrl)]);
    expect(notShownBy(JSON.parse(stdout), answer)).toEqual([]);
  });
});

describe.skipIf(!isHere('python3', '-c', 'import urllib.request'))('in Python', () => {
  it('the story is told', async () => {
    const { baseUrl } = await asking();
    const { stdout } = await run('python3', ['-c', at(blockOf(PAGE, 'py run'), baseUrl)]);
    expect(stdout).toBe(story);
  });

  it('a refusal is told in the words of the server', async () => {
    const { baseUrl } = await asking();
    const wrong = at(blockOf(PAGE, 'py run'), baseUrl).replace('"first-offer"', '"last-offer"');
    await expect(run('python3', ['-c', wrong])).rejects.toThrow('there is no deal `last-offer`');
  });
});

describe('in TypeScript', () => {
  let project: Project;
  beforeAll(async () => {
    project = await installClient();
  });
  afterAll(() => project?.remove());

  /** What a program prints, once the compiler has nothing to say of it. */
  async function printed(source: string): Promise<string> {
    const { baseUrl } = await asking();
    expect(await project.compile(at(source, baseUrl), NODE)).toBe('');
    const { stdout } = await run(process.execPath, [join(project.folder, 'consumer.js')]);
    return stdout;
  }

  it('the story is told', async () => {
    expect(await printed(blockOf(PAGE, 'ts run'))).toBe(story);
  });

  it("the client's README says what is needed", async () => {
    const lines = (await printed(blockOf(OWN, 'ts'))).split('\n');
    expect(lines[0]).toMatch(/^The deal is unacceptable/);
    expect(lines[1]).toBe('tenant: The rent must leave enough to live on; needed: Rent: at most 1200 euros a month');
  });
});
