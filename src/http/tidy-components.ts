type Json = Record<string, unknown>;
type Schemas = Record<string, Json>;

const PREFIX = '#/components/schemas/';
const SUFFIX = 'Input';

/**
 * Tidies the named schemas of a generated document, in place: every schema once (`XInput` is folded into `X` where both
 * say the same), none that nothing refers to, a `discriminator` on unions told apart by one constant property, and what
 * is only ever answered is open: clients ignore the fields they do not know.
 */
export function tidyComponents(document: Json): void {
  const schemas = (document['components'] as { schemas?: Schemas } | undefined)?.schemas;
  if (schemas === undefined) return;
  nameAnyJson(document, schemas);
  foldInputs(document, schemas);
  dropUnused(document, schemas);
  renameLoneInputs(document, schemas);
  openAnswers(document, schemas);
  walk(document, (node) => discriminate(node, schemas));
  const sorted = Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1));
  document['components'] = { ...(document['components'] as Json), schemas: Object.fromEntries(sorted) };
}

export function walk(value: unknown, visit: (node: Json) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Json);
    for (const item of Object.values(value)) walk(item, visit);
  }
}

/** `z.json()`, which refers to itself, is spelt out under a name that is no valid one: it becomes `Json`. */
function nameAnyJson(document: Json, schemas: Schemas): void {
  schemas['Json'] = { description: 'Any JSON value' };
  delete schemas['__shared'];
  walk(document, (node) => {
    const ref = node['$ref'];
    if (typeof ref === 'string' && ref.startsWith(`${PREFIX}__shared`)) node['$ref'] = `${PREFIX}Json`;
  });
}

/** Both say the same if their texts do, references to inputs that are themselves folded counting as equal. */
function foldInputs(document: Json, schemas: Schemas): void {
  const inputs = Object.keys(schemas).filter((name) => name.endsWith(SUFFIX) && plainName(name) in schemas);
  const differing = new Set(inputs.filter((name) => textOf(schemas[name]) !== textOf(schemas[plainName(name)])));
  for (let before = -1; before !== differing.size; ) {
    before = differing.size;
    for (const name of inputs) if ([...refsIn(schemas[name])].some((ref) => differing.has(ref))) differing.add(name);
  }
  for (const name of inputs) {
    if (differing.has(name)) continue;
    delete schemas[name];
    rename(document, name, plainName(name));
  }
}

const plainName = (name: string) => name.slice(0, -SUFFIX.length);

const textOf = (schema: unknown) =>
  JSON.stringify(schema, (key, value: unknown) =>
    key === '$ref' && typeof value === 'string' ? value.replace(/Input$/, '') : value,
  );

function dropUnused(document: Json, schemas: Schemas): void {
  const { components: _, ...rest } = document;
  const live = reachable(rest, schemas);
  for (const name of Object.keys(schemas)) if (!live.has(name)) delete schemas[name];
}

/** The names of all schemas that a part of the document refers to, near or far. */
function reachable(part: unknown, schemas: Schemas): Set<string> {
  const live = refsIn(part);
  for (const name of live) for (const ref of refsIn(schemas[name])) live.add(ref); // a set may grow while it is walked
  return live;
}

/** Unknown fields are refused in what is sent. A schema that serves both ways stays as strict as it is sent. */
function openAnswers(document: Json, schemas: Schemas): void {
  const operations = Object.values(document['paths'] as Record<string, Schemas>).flatMap((path) => Object.values(path));
  const sent = reachable(
    operations.map(({ parameters, requestBody }) => [parameters, requestBody]),
    schemas,
  );
  const answered = Object.entries(schemas).filter(([name]) => !sent.has(name));
  const open = (node: Json) => {
    if (node['additionalProperties'] === false) delete node['additionalProperties'];
  };
  walk([operations.map(({ responses }) => responses), answered.map(([, schema]) => schema)], open);
}

/** What is only ever sent needs no suffix. */
function renameLoneInputs(document: Json, schemas: Schemas): void {
  for (const name of Object.keys(schemas)) {
    if (!name.endsWith(SUFFIX) || plainName(name) in schemas) continue;
    schemas[plainName(name)] = schemas[name]!;
    delete schemas[name];
    rename(document, name, plainName(name));
  }
}

function refsIn(value: unknown): Set<string> {
  const found = new Set<string>();
  walk(value, ({ $ref: ref }) => {
    if (typeof ref === 'string' && ref.startsWith(PREFIX)) found.add(ref.slice(PREFIX.length));
  });
  return found;
}

function rename(document: Json, from: string, to: string): void {
  walk(document, (node) => {
    if (node['$ref'] === PREFIX + from) node['$ref'] = PREFIX + to;
  });
}

function discriminate(node: Json, schemas: Schemas): void {
  if (!Array.isArray(node['oneOf']) || node['discriminator'] !== undefined) return;
  const refs = (node['oneOf'] as Json[]).map(({ $ref: ref }) => (typeof ref === 'string' ? ref : ''));
  const branches = refs.map((ref) => (schemas[ref.slice(PREFIX.length)]?.['properties'] ?? {}) as Schemas);
  const constants = Object.keys(branches[0] ?? {});
  const propertyName = constants.find((key) => branches.every((branch) => typeof branch[key]?.['const'] === 'string'));
  if (propertyName === undefined) return;
  const mapping = branches.map((branch, at) => [branch[propertyName]!['const'], refs[at]]);
  node['discriminator'] = { propertyName, mapping: Object.fromEntries(mapping) };
}
