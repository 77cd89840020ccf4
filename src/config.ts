import { z } from 'zod';

const whole = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,12}$/, `a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least, `at least ${least}`).max(most, `at most ${most}`));

const origin = (text: string) => text === '*' || (URL.canParse(text) && new URL(text).origin === text);

/** What may be set from outside, with its default as it would be written there. */
const Settings = z.object({
  PARLEY_HOST: z.string().regex(/^\S+$/, 'a host name or address').default('127.0.0.1'),
  PARLEY_PORT: whole(0, 65_535).prefault('3000'),
  PARLEY_DATABASE_URL: z
    .string()
    .regex(/^(file:|postgres(ql)?:\/\/)./, 'a URL such as `file:./data/parley.db`')
    .default('file:./data/parley.db'),
  PARLEY_SEED: z
    .enum(['true', 'false'], '`true` or `false`')
    .default('true')
    .transform((text) => text === 'true'),
  PARLEY_LOG_LEVEL: z
    .enum(
      ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
      'one of `fatal`, `error`, `warn`, `info`, `debug`, `trace`, `silent`',
    )
    .default('info'),
  PARLEY_BODY_LIMIT: whole(1024, 1024 ** 3).prefault(String(1024 ** 2)),
  PARLEY_WORKERS: whole(1, 256).optional(),
  PARLEY_QUEUE: whole(0, 1_000_000).prefault('64'),
  PARLEY_CORS_ORIGINS: z
    .string()
    .default('')
    .transform((text) => text.split(',').flatMap((part) => part.trim() || []))
    .pipe(z.array(z.string().refine(origin, 'origins such as `https://example.org`, with commas between, or `*`'))),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly databaseUrl: string;
  readonly seed: boolean;
  readonly logLevel: string;
  /** Bytes of an ordinary body. */
  readonly bodyLimit: number;
  /** Bytes of a whole document or a batch. */
  readonly documentLimit: number;
  /** Threads that answer long questions; `undefined`: one less than the machine has cores. */
  readonly workers: number | undefined;
  /** How many questions may wait for a thread before the answer is 503. */
  readonly queue: number;
  readonly corsOrigins: readonly string[];
}

/** An empty setting counts as absent. @throws Error that names every wrong setting, and every unknown PARLEY_ one */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.entries(environment).filter(([name, value]) => name.startsWith('PARLEY_') && value !== '');
  const unknown = given.flatMap(([name]) => (name in Settings.shape ? [] : [`${name} is no setting of this version`]));
  const read = Settings.safeParse(Object.fromEntries(given));
  const wrong = (read.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    return `${name} is \`${environment[name]}\`, expected ${issue.message}`;
  });
  const faults = [...new Set([...unknown, ...wrong])];
  if (read.data === undefined || faults.length > 0) throw new Error(faults.join('; '));
  return {
    host: read.data.PARLEY_HOST,
    port: read.data.PARLEY_PORT,
    databaseUrl: read.data.PARLEY_DATABASE_URL,
    seed: read.data.PARLEY_SEED,
    logLevel: read.data.PARLEY_LOG_LEVEL,
    bodyLimit: read.data.PARLEY_BODY_LIMIT,
    documentLimit: Math.max(read.data.PARLEY_BODY_LIMIT, 32 * 1024 ** 2),
    workers: read.data.PARLEY_WORKERS,
    queue: read.data.PARLEY_QUEUE,
    corsOrigins: read.data.PARLEY_CORS_ORIGINS,
  };
}
