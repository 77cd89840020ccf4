import { writeFileSync } from 'node:fs';
import { essayText } from './essay.ts';
import { askServer } from './serving-seeds.ts';

/** `npm run essay`: writes docs/essay.md from the answers of a server with the seeds. */
const { ask, close } = await askServer();
writeFileSync(new URL('../docs/essay.md', import.meta.url), await essayText(ask));
await close();
