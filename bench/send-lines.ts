import { request } from 'node:http';

export interface Sent {
  /** Lines that came back. */
  readonly answered: number;
  readonly seconds: number;
}

/**
 * Sends the block over and over as one NDJSON body, as fast as it is taken, and counts the lines that come back.
 * @param onProgress hears how many lines are back, now and then
 * @throws Error where the answer is not a good one, or has not one line for each that was sent
 */
export function sendLines(
  url: string,
  block: Buffer,
  linesInBlock: number,
  times: number,
  onProgress: (answered: number) => void = () => {},
): Promise<Sent> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const sending = request(url, { method: 'POST', headers: { 'content-type': 'application/x-ndjson' } });
    let sent = 0;
    const more = () => {
      while (sent < times) {
        sent++;
        if (!sending.write(block)) break;
      }
      if (sent === times && !sending.writableEnded) sending.end();
    };
    sending.on('drain', more).on('error', reject);
    sending.on('response', (answer) => {
      let answered = 0;
      if (answer.statusCode !== 200) reject(new Error(`POST ${url} answers ${answer.statusCode}`));
      answer.on('data', (chunk: Buffer) => {
        for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) answered++;
        onProgress(answered);
      });
      answer.on('error', reject);
      answer.on('end', () => {
        if (answered !== linesInBlock * times) reject(new Error(`${answered} lines for ${linesInBlock * times}`));
        resolve({ answered, seconds: (performance.now() - start) / 1000 });
      });
    });
    more();
  });
}
