import fc, { type Arbitrary } from 'fast-check';

/** What of JSON Schema 2020-12 the contract uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly propertyNames?: Schema;
  readonly items?: boolean | Schema;
  readonly prefixItems?: readonly Schema[];
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Better values than any for a schema by its name, below a field of that name; `undefined`: whatever the schema allows. */
export type Hints = (name: string, field: string) => Arbitrary<unknown> | undefined;

export interface Options {
  readonly schemas: Readonly<Record<string, Schema>>;
  readonly hints: Hints;
  /** Now and then what the schema does not allow, by a little. */
  readonly slips: boolean;
  /** What was made so far; a new map at first. */
  readonly made: Map<Schema, Map<string, Arbitrary<unknown>>>;
}

/** From here on, optional fields stay out. */
const SPARSE = 3;

/** Values for a schema of the contract. Made once for each schema and field; below itself a schema is `null`. */
export function fromSchema(schema: Schema, field: string, options: Options, depth = 0): Arbitrary<unknown> {
  const made = options.made.get(schema) ?? new Map<string, Arbitrary<unknown>>();
  options.made.set(schema, made);
  const key = `${field} ${Math.min(depth, SPARSE + 1)}`;
  const met = made.get(key);
  if (met !== undefined) return met;
  made.set(key, fc.constant(null));
  const arbitrary = make(schema, field, options, depth);
  made.set(key, arbitrary);
  return arbitrary;
}

function make(schema: Schema, field: string, options: Options, depth: number): Arbitrary<unknown> {
  const good = valid(schema, field, options, depth);
  if (!options.slips) return good;
  return fc.oneof(
    { weight: 40, arbitrary: good },
    { weight: 1, arbitrary: slip(schema) },
    { weight: 1, arbitrary: OTHERS },
  );
}

function valid(schema: Schema, field: string, options: Options, depth: number): Arbitrary<unknown> {
  const below = (inner: Schema, name = field) => fromSchema(inner, name, options, depth + 1);
  if (schema.$ref !== undefined) {
    const name = schema.$ref.split('/').at(-1)!;
    const hinted = options.hints(name, field);
    const any = below(options.schemas[name]!);
    return hinted === undefined ? any : fc.oneof({ weight: 6, arbitrary: hinted }, { weight: 1, arbitrary: any });
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const branches = schema.oneOf ?? schema.anyOf;
  if (branches !== undefined) return fc.oneof(...branches.map((branch) => below(branch)));
  const types = schema.type === undefined ? ['any'] : [schema.type].flat();
  return fc.oneof(...types.map((type) => ofType(type as string, schema, field, options, depth)));
}

function ofType(type: string, schema: Schema, field: string, options: Options, depth: number): Arbitrary<unknown> {
  const { minimum = -1e6, maximum = 1e6 } = schema;
  switch (type) {
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'integer':
      return fc.oneof(fc.integer({ min: minimum, max: Math.min(maximum, minimum + 20) }), wide(minimum, maximum, 1));
    case 'number':
      return fc.oneof(wide(minimum, maximum, 0.25), wide(minimum, maximum, 1));
    case 'string':
      return text(schema);
    case 'array':
      return list(schema, field, options, depth);
    case 'object':
      return object(schema, options, depth);
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
}

const wide = (minimum: number, maximum: number, step: number) =>
  fc.maxSafeInteger().map((n) => Math.min(maximum, Math.max(minimum, (n % 1e9) * step)));

function text({ pattern, minLength = 0, maxLength = 40 }: Schema): Arbitrary<string> {
  if (pattern !== undefined) return matching(pattern);
  const size = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 40)) };
  return fc.oneof(fc.string(size), fc.string({ ...size, unit: 'binary' }).map(wellFormed));
}

const matched = new Map<string, Arbitrary<string>>();

function matching(pattern: string): Arbitrary<string> {
  const met = matched.get(pattern) ?? fc.stringMatching(new RegExp(pattern));
  matched.set(pattern, met);
  return met;
}

const wellFormed = (words: string) => words.replace(/\p{Surrogate}|\0/gu, '_');

function list(schema: Schema, field: string, options: Options, depth: number): Arbitrary<unknown[]> {
  const { items = {}, prefixItems, minItems = 0, maxItems = 3 } = schema;
  if (prefixItems !== undefined) {
    return fc.tuple(...prefixItems.map((item) => fromSchema(item, field, options, depth + 1)));
  }
  if (typeof items === 'boolean') return fc.constant([]);
  const longest = Math.max(minItems, Math.min(maxItems, depth > SPARSE ? 1 : 3));
  return fc.array(fromSchema(items, field, options, depth + 1), { minLength: minItems, maxLength: longest });
}

function object(schema: Schema, options: Options, depth: number): Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties, propertyNames } = schema;
  const fields = Object.entries(properties).filter(([name]) => depth <= SPARSE || required.includes(name));
  const arbitraries = Object.fromEntries(
    fields.map(([name, inner]) => [name, fromSchema(inner, name, options, depth + 1)]),
  );
  const kept = options.slips ? required.filter((_, at) => (at + depth) % 7 !== 6) : required;
  const known = fc.record(arbitraries, { requiredKeys: [...kept], noNullPrototype: true });
  if (typeof additionalProperties !== 'object') return known;
  const names =
    propertyNames === undefined ? fc.string({ maxLength: 8 }) : fromSchema(propertyNames, 'key', options, 3);
  const key = names.map(String).map(wellFormed);
  const more = fc.dictionary(key, fromSchema(additionalProperties, 'value', options, depth + 1), {
    maxKeys: 3,
    noNullPrototype: true,
  });
  return fc.tuple(more, known).map(([one, other]) => ({ ...one, ...(other as object) }));
}

const OTHERS = fc.constantFrom<unknown>(
  ...[null, true, 0, -1, 0.1, 1e21, '', 'x', 'constructor', '\u{1f600}', [], [[]], {}, { constructor: 1 }, ['x', 1]],
);

/** Just beyond, or exactly at, what the schema says. */
function slip(schema: Schema): Arbitrary<unknown> {
  const { minimum, maximum, minLength = 0, maxLength, maxItems } = schema;
  const options: unknown[] = [null];
  if (minimum !== undefined) options.push(minimum, minimum - 1, minimum + 0.5);
  if (maximum !== undefined) options.push(maximum, maximum + 1, maximum * 2);
  if (maxLength !== undefined) options.push('x'.repeat(maxLength), 'x'.repeat(maxLength + 1));
  if (minLength > 0) options.push('x'.repeat(minLength - 1));
  if (maxItems !== undefined && maxItems <= 200) options.push(Array(maxItems + 1).fill('x'), Array(maxItems).fill({}));
  for (const word of schema.enum ?? [])
    options.push(`${String(word)}s`, String(word).toUpperCase(), String(word).slice(1));
  if (schema.required !== undefined) options.push({ [schema.required[0] ?? 'id']: 'x', unknwon: 1 });
  return fc.constantFrom(...options);
}
