import { seedFiles } from '../start.ts';
import { openApi } from './api.ts';
import type { Surroundings } from './ask-question.ts';
import { type Decided, YES } from './exit-code.ts';
import { Trouble } from './trouble.ts';

/** Puts what is in `seed/` into the database, where it is not there yet. @throws Trouble */
export async function seed(ids: readonly string[], { terminal, config, parts }: Surroundings): Promise<Decided> {
  const all = (await seedFiles()).map((one) => ({ ...one, id: one.file.replace(/\.yaml$/, '') }));
  const unknown = ids.filter((id) => !all.some((one) => one.id === id));
  if (unknown.length > 0) {
    const help = `there are ${all.map(({ id }) => `\`${id}\``).join(', ')}`;
    throw new Trouble(unknown.map((id) => ({ at: null, message: `there is no seed \`${id}\``, help })));
  }
  const api = await openApi(config, parts, config.databaseUrl);
  try {
    for (const { file, id, payload } of all) {
      if (ids.length > 0 && !ids.includes(id)) continue;
      const headers = { 'content-type': 'application/yaml', from: 'seed' };
      const answer = await api.app.inject({ method: 'POST', url: '/v1/negotiations', headers, payload });
      if (answer.statusCode !== 201 && answer.statusCode !== 409) throw new Error(`seed/${file}: ${answer.payload}`);
      terminal.out.write(`${id} ${answer.statusCode === 201 ? 'is there now' : 'was there already'}\n`);
    }
    return YES;
  } finally {
    await api.close();
  }
}
