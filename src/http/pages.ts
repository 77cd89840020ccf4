import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import serveFiles from '@fastify/static';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { htmlOf } from './markdown.ts';

const HIDDEN = { schema: { hide: true } };
const HTML = 'text/html; charset=utf-8';
const docs = new URL('../../docs/', import.meta.url);
/** Seen from what is built, and from the sources. */
const BUILT = [new URL('../web/', import.meta.url), new URL('../../dist/web/', import.meta.url)];

/**
 * The contract, the page to try it on, what problems mean, and a first page. Nothing here asks another server.
 *
 * @param built where the explorer is, if not where `npm run build` puts it
 */
export async function pagesRoutes(app: FastifyInstance, built?: string): Promise<void> {
  let contract: string | undefined;
  app.get('/openapi.json', HIDDEN, async (_request, reply) => {
    contract ??= openapiText(app);
    return reply.type('application/json; charset=utf-8').send(contract);
  });
  await app.register(swaggerUi, {
    routePrefix: '/docs',
    uiConfig: { deepLinking: true, docExpansion: 'none', displayRequestDuration: true },
  });
  for (const [path, title] of PAGES) {
    const page = pageOf(title, htmlOf(readFileSync(new URL(`${path}.md`, docs), 'utf8')));
    app.get(`/docs/${path}`, HIDDEN, async (_request, reply) => reply.type(HTML).send(page));
  }
  app.get('/favicon.ico', HIDDEN, async (_request, reply) => reply.code(204).send());
  await explorer(app, built === undefined ? BUILT : [pathToFileURL(`${built}/`)]);
}

/**
 * The explorer, where `npm run build` has put it; else, as where the sources are run, a page that says so. Its files
 * carry a hash in their names and may be kept for ever, and stand there packed as well; the page itself is asked for anew each time.
 */
async function explorer(app: FastifyInstance, folders: readonly URL[]): Promise<void> {
  const root = folders.find((folder) => existsSync(new URL('index.html', folder)));
  if (root === undefined) {
    app.get('/', HIDDEN, async (_request, reply) => reply.type(HTML).send(FIRST));
    return;
  }
  await app.register(serveFiles, {
    root: fileURLToPath(new URL('assets/', root)),
    prefix: '/assets/',
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
  });
  const page = readFileSync(new URL('index.html', root), 'utf8');
  app.get('/', HIDDEN, async (_request, reply) => reply.type(HTML).header('cache-control', 'no-cache').send(page));
}

const PAGES = [
  ['problems', 'Problems'],
  ['http', 'Working with the API'],
  ['language', 'The language of expressions'],
] as const;

/** The document as a text that is the same whenever the routes are. */
export const openapiText = (app: FastifyInstance): string => `${JSON.stringify(app.swagger(), null, 2)}\n`;

const pageOf = (title: string, body: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === 'Parley' ? '' : `${title} – `}Parley</title>
<style>
body { font: 1rem/1.6 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; color: #1b1f24; background: #fff }
h2 { margin-top: 2.2rem; scroll-margin-top: 1rem } h2:target { background: #fff3c4 }
code, pre { font: 0.92em ui-monospace, monospace; background: #f2f4f7; border-radius: 3px }
code { padding: 0.1em 0.3em } pre { padding: 0.8rem; overflow-x: auto } pre code { padding: 0 }
table { border-collapse: collapse } td, th { border: 1px solid #d5dae1; padding: 0.3rem 0.6rem; text-align: left }
@media (prefers-color-scheme: dark) {
  body { color: #dde3ea; background: #15181c } a { color: #8ab8ff } code, pre { background: #22272e }
  td, th { border-color: #3a424c } h2:target { background: #4a3f12 }
}
</style>
</head>
<body>
${body}
</body>
</html>
`;

const FIRST = pageOf(
  'Parley',
  htmlOf(`# Parley

Is there a deal that every side can live with, and if not, why not? This is a server that answers such questions about negotiations: who may not give up what, which proposal crosses whose line, and what would have to change.

The page to look at it is not built here: \`npm run build\` does that. Until then:

- [Try it in the browser](/docs): every address with its description
- [Working with the API](/docs/http): lists, versions, conditions, keys
- [What problems mean](/docs/problems)
- [The language of lines and rules](/docs/language)
- [The contract](/openapi.json) (OpenAPI 3.1)
- [The negotiations on this server](/v1/negotiations)
`),
);
