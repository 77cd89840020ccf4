import { writeFile } from 'node:fs/promises';
import { refusedBy } from './ask.ts';
import type { Surroundings } from './ask-question.ts';
import { Asked } from './asked.ts';
import { openCase } from './case.ts';
import { type Decided, YES } from './exit-code.ts';
import { Trouble } from './trouble.ts';
import { writeDocument } from './write-document.ts';

export interface Exporting {
  readonly format: string;
  readonly output?: string;
  readonly version?: string;
}

/** Writes a negotiation as one document, a file too in the form in which it would be kept. @throws Trouble */
export async function exportCase(
  name: string,
  { format, output, version }: Exporting,
  { terminal, config, parts }: Surroundings,
): Promise<Decided> {
  const of = await openCase(name, config, terminal, parts);
  try {
    const id = of.id ?? String((await writeDocument(of.api.app, of.sent!, { isDry: false }))['id']);
    const query = version === undefined ? '' : `?version=${encodeURIComponent(version)}`;
    const headers = { accept: `application/${format}` };
    const answer = await of.api.app.inject({ method: 'GET', url: `/v1/negotiations/${id}/document${query}`, headers });
    if (answer.statusCode !== 200) {
      const asked = new Asked();
      asked.from('/version', `--version ${version}`);
      throw of.known(refusedBy(answer.payload, asked));
    }
    const text = answer.payload.endsWith('\n') ? answer.payload : `${answer.payload}\n`;
    if (output === undefined) terminal.out.write(text);
    else await writeFile(output, text).catch((cause) => Promise.reject(notWritten(output, cause)));
    return YES;
  } finally {
    await of.api.close();
  }
}

const notWritten = (file: string, { code }: NodeJS.ErrnoException) =>
  new Trouble([{ at: null, message: `\`${file}\` cannot be written (${code})`, help: undefined }]);
