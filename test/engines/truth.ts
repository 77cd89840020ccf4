import type { Place, Plain, Reading } from './plain.ts';

/** The values of all variables, by place. */
export type Places = readonly Place[];

/** Whether plain words are true of some values: what every engine means by them. */
export function isTrue(plain: Plain, places: Places): boolean {
  const index = (variable: number) => places[variable] as number;
  switch (plain.kind) {
    case 'constant':
      return plain.value;
    case 'among':
      return plain.indices.includes(index(plain.variable));
    case 'member':
      return (places[plain.variable] as readonly boolean[])[plain.option]!;
    case 'not':
      return !isTrue(plain.operand, places);
    case 'all':
      return plain.operands.every((one) => isTrue(one, places));
    case 'any':
      return plain.operands.some((one) => isTrue(one, places));
    case 'same':
      return isTrue(plain.left, places) === isTrue(plain.right, places);
    case 'before':
      return 0 < index(plain.first) && index(plain.first) < index(plain.second);
    case 'together':
      return 0 < index(plain.first) && index(plain.first) === index(plain.second);
    case 'sum': {
      const terms = plain.terms.map((term) => {
        const times = term.kind === 'index' ? index(term.variable) : Number(isTrue(term.holds, places));
        return term.coefficient * BigInt(times);
      });
      return terms.reduce((sum, term) => sum + term, plain.constant) >= 0n;
    }
  }
}

/** Whether the rules hold and, with only these lines binding, enough parties accept. */
export function isAgreed(reading: Reading, binding: (id: string) => boolean, places: Places): boolean {
  if (!reading.rules.every(({ holds }) => isTrue(holds, places))) return false;
  const objecting = new Set(
    reading.lines.filter(({ id, holds }) => binding(id) && !isTrue(holds, places)).map(({ party }) => party),
  );
  const { quorum } = reading;
  if (quorum === null) return objecting.size === 0;
  const accepting = quorum.of.filter((party) => !objecting.has(party));
  return accepting.length >= quorum.atLeast && quorum.vetoes.every((party) => accepting.includes(party));
}
