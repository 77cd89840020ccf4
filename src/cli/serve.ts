import { start } from '../start.ts';
import type { Surroundings } from './ask-question.ts';
import { type Decided, YES } from './exit-code.ts';
import { Trouble } from './trouble.ts';

/** What `npm start` runs, with what was said on the command line in place of the environment. */
export async function serve(
  given: { readonly host?: string; readonly port?: number },
  { config }: Surroundings,
): Promise<Decided> {
  const { host = config.host, port = config.port } = given;
  try {
    await start({ ...config, host, port });
  } catch (cause) {
    const message = `cannot start: ${(cause as Error).message.split('\n', 1)[0]}`;
    throw new Trouble([{ at: null, message, help: undefined }]);
  }
  return YES;
}
