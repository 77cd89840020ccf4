import { readConfig } from './config.ts';
import { start } from './start.ts';

try {
  await start(readConfig());
} catch (cause) {
  process.stderr.write(`parley cannot start: ${(cause as Error).message.split('\n', 1)[0]}\n`);
  process.exit(1);
}
