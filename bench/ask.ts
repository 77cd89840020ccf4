/** The answer as text. @throws Error where it is not a good one */
export async function ask(url: string, method = 'GET', body?: string): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, body === undefined ? { method } : { method, body, headers });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${url} answers ${answer.status}: ${text.slice(0, 500)}`);
  return text;
}
