import { ID_PATTERN } from '../negotiation/identifiers.ts';
import { type Asked, bare } from './asked.ts';
import { type Case, type Loose, looseOf } from './case.ts';
import { eachOnce, pairIn, valueIn } from './field.ts';
import { readSource, type Source } from './source.ts';
import type { Terminal } from './terminal.ts';
import { Trouble } from './trouble.ts';

/** A deal as it is named on the command line. */
export interface DealNamed {
  /** The id of a deal, a file of terms, and terms as `issue=value`, as they come. */
  readonly words: readonly string[];
  /** After `--term`. */
  readonly terms: readonly string[];
}

/**
 * Puts a deal into a question: by its id, by terms from a file, by single terms; terms beside a deal change it.
 * @param below where in the question it goes
 * @returns whether any was named
 */
export async function putDeal(
  asked: Asked,
  below: readonly string[],
  named: DealNamed,
  of: Case,
  terminal: Terminal,
): Promise<boolean> {
  const changes = [
    ...named.words.filter((word) => word.includes('=')).map((word) => ({ word, written: word })),
    ...named.terms.map((word) => ({ word, written: `--term ${word}` })),
  ];
  eachOnce(changes);
  const [name, ...others] = named.words.filter((word) => !word.includes('='));
  if (others.length > 0) {
    const help = 'name one; terms are written `issue=value`';
    throw new Trouble([{ at: null, message: `more than one deal: \`${name}\` and \`${others[0]}\``, help }]);
  }
  if (name !== undefined && ID_PATTERN.test(name)) await putNamed(asked, below, name, of, changes.length > 0);
  else if (name !== undefined) putSource(asked, below, await readSource(name, terminal));
  for (const { word, written } of changes) {
    const [issue, text] = pairIn(word);
    asked.put([...below, 'terms', issue], valueIn(text, issue, await of.document(), 'issues'), written);
  }
  return name !== undefined || changes.length > 0;
}

/** A deal of the negotiation; where it is to be changed, its terms. One that is not there is left for the API to refuse. */
async function putNamed(asked: Asked, below: readonly string[], name: string, of: Case, isChanged: boolean) {
  const { deals } = isChanged ? await of.document() : {};
  const found = Array.isArray(deals) ? deals.find((one) => looseOf(one)['id'] === name) : undefined;
  const terms = looseOf(looseOf(found)['terms']);
  if (found === undefined) asked.put([...below, 'deal'], name, name);
  else asked.put([...below, 'terms'], bare(terms), name);
}

/** Terms alone, or a deal that has them. */
function putSource(asked: Asked, below: readonly string[], source: Source): void {
  const terms = looseOf(source.value)['terms'];
  const isDeal = typeof terms === 'object' && terms !== null && !Array.isArray(terms);
  const value = isDeal ? bare(terms as Loose) : isObject(source.value) ? bare(source.value) : source.value;
  asked.put([...below, 'terms'], value, { source, below: isDeal ? '/terms' : '' });
}

const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
