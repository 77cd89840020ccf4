import { readFileSync } from 'node:fs';

/** The program's own version, as package.json has it. */
export const ENGINE_VERSION: string = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
).version;
