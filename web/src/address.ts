import type { Value } from './contract.ts';

/**
 * What is looked at, as one address: whoever opens the address sees the same.
 *
 * LAW: reading what was written gives the same view (test/web/address.test.ts).
 */
export interface View {
  readonly case: string | null;
  readonly panel: PanelName;
  /** On which day, whose view, said or held to be true; what is absent is the case's own default. */
  readonly context: Looked;
  /** The other side of a difference; what is absent is as in `context`. */
  readonly other: Looked;
  /** By issue, as text (see terms.ts); an issue that is not there is open. */
  readonly terms: Readonly<Record<string, string>>;
  /** What a panel remembers of itself, by a name of its own: which chart, which question. */
  readonly options: Readonly<Record<string, string>>;
}

export const PANELS = ['about', 'deal', 'zone', 'positions', 'worth', 'difference', 'editing'] as const;
export type PanelName = (typeof PANELS)[number];

export interface Looked {
  readonly asOf?: string;
  readonly perspective?: string;
  readonly basis?: string;
  /** Values assumed of the world, whatever they are on the day. */
  readonly circumstances?: Readonly<Record<string, Value>>;
}
const LOOKED = ['asOf', 'perspective', 'basis'] as const;

export const START: View = { case: null, panel: 'about', context: {}, other: {}, terms: {}, options: {} };

/**
 * Names: `case`, `panel`, `asOf`, `c.<circumstance>`, `other.asOf`, `t.<issue>`, `o.<option>`. What it does not know it
 * passes over.
 */
export function viewOf(search: string): View {
  const given = new URLSearchParams(search);
  const under = (prefix: string) =>
    Object.fromEntries(
      [...given].filter(([name]) => name.startsWith(prefix)).map(([name, text]) => [name.slice(prefix.length), text]),
    );
  const looked = (prefix: string): Looked => {
    const found = under(prefix);
    const assumed = Object.entries(under(`${prefix}c.`)).map(([name, text]) => [name, assumedOf(text)]);
    return {
      ...Object.fromEntries(LOOKED.flatMap((name) => (found[name] ? [[name, found[name]]] : []))),
      ...(assumed.length > 0 && { circumstances: Object.fromEntries(assumed) }),
    };
  };
  const panel = PANELS.find((name) => name === given.get('panel')) ?? 'about';
  return {
    case: given.get('case') || null,
    panel,
    context: looked(''),
    other: looked('other.'),
    terms: under('t.'),
    options: under('o.'),
  };
}

/** @returns `?…`, or `/` where there is nothing to say */
export function addressOf(view: View): string {
  const said = new URLSearchParams();
  if (view.case !== null) said.set('case', view.case);
  if (view.panel !== 'about') said.set('panel', view.panel);
  const say = (prefix: string, texts: object) => {
    for (const [name, text] of Object.entries(texts)) if (text !== undefined) said.set(prefix + name, text);
  };
  const look = (prefix: string, { circumstances = {}, ...looked }: Looked) => {
    say(prefix, looked);
    for (const [name, value] of Object.entries(circumstances)) said.set(`${prefix}c.${name}`, textOfAssumed(value));
  };
  look('', view.context);
  look('other.', view.other);
  say('t.', view.terms);
  say('o.', view.options);
  const text = said.toString();
  return text === '' ? '/' : `?${text}`;
}

/** What would be read as something else than a text. */
const JSON_LIKE = /^(true|false|-?\d|["[])/;

/** A text as it is, anything else as JSON, so that what a value is can be read without the case it belongs to. */
const textOfAssumed = (value: Value): string =>
  typeof value === 'string' && !JSON_LIKE.test(value) ? value : JSON.stringify(value);

function assumedOf(text: string): Value {
  if (!JSON_LIKE.test(text)) return text;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return text;
  }
}
