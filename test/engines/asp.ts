import type { Asked } from './finding.ts';
import type { Place, Plain, PlainTerm, Variable } from './plain.ts';

/**
 * A question as an answer set program (Gebser, Kaminski, Kaufmann and Schaub 2019): `index(V,I)` and `has(V,O)` are
 * the deal, `holds(N)` says that part N of some expression is true, `accepts(P)` that a party counts as accepting,
 * `off(L)` that a line does not bind.
 */
export function aspOf({ reading }: Asked): string {
  const { variables, rules, lines, quorum } = reading;
  const parts = new Parts();
  const text = [
    ...variables.flatMap(declared),
    ...rules.map(({ holds }, at) => `rule(${at}). obeyed(${at}) :- holds(${parts.add(holds)}).`),
    ...lines.map(({ party, holds }, at) => {
      const asked = quorum === null ? '' : `, accepts(${quorum.of.indexOf(party)})`;
      return `line(${at}). :- not off(${at}), not holds(${parts.add(holds)})${asked}.`;
    }),
  ];
  if (quorum !== null) {
    text.push(`{ accepts(0..${quorum.of.length - 1}) }. :- not ${quorum.atLeast} #count { P : accepts(P) }.`);
    for (const party of quorum.vetoes) text.push(`:- not accepts(${quorum.of.indexOf(party)}).`);
  }
  return [...text, ...parts.rules].join('\n');
}

/** Every deal obeys the rules. */
export const OBEYED = ':- rule(R), not obeyed(R).';
/** All lines bind. */
export const BINDING = ':- off(_).';
/**
 * The sets of lines switched off, or of rules given up, that are inclusion-minimal: see `--enum-mode=domRec`. One more
 * of each never needs to be; with nothing to choose the fewest of, every deal would be listed.
 */
export const FEWEST_OFF =
  '{ off(L) : line(L) }. { off(-1) }. #heuristic off(-1). [1,false] #heuristic off(L) : line(L). [1,false] #show off/1.';
export const FEWEST_BROKEN =
  '{ off(L) : line(L) }. { broken(-1) }. broken(R) :- rule(R), not obeyed(R). ' +
  '#heuristic broken(-1). [1,false] #heuristic broken(R) : rule(R). [1,false] #show broken/1.';

function declared(variable: Variable, at: number): string[] {
  const fixed = variable.known === null ? [] : [isAt(at, variable.known)];
  if (variable.kind === 'index') return [`{ index(${at},0..${variable.size - 1}) } = 1.`, ...fixed];
  return [`{ has(${at},0..${variable.options.length - 1}) }.`, ...fixed];
}

export function isAt(at: number, place: Place): string {
  if (typeof place === 'number') return `:- not index(${at},${place}).`;
  return place.map((inside, option) => `:- ${inside ? 'not ' : ''}has(${at},${option}).`).join(' ');
}

/** Numbers the parts of expressions and collects the rules that say when each holds. */
class Parts {
  readonly rules: string[] = [];
  #count = 0;

  add(plain: Plain): number {
    const part = this.#count++;
    const bodies = this.#bodies(plain, part);
    for (const body of bodies) this.rules.push(`holds(${part})${body === '' ? '' : ` :- ${body}`}.`);
    return part;
  }

  /** What makes it true, one alternative each. */
  #bodies(plain: Plain, part: number): string[] {
    const holds = (one: Plain) => `holds(${this.add(one)})`;
    switch (plain.kind) {
      case 'constant':
        return plain.value ? [''] : [];
      case 'among':
        return plain.indices.map((index) => `index(${plain.variable},${index})`);
      case 'member':
        return [`has(${plain.variable},${plain.option})`];
      case 'not':
        return [`not ${holds(plain.operand)}`];
      case 'all':
        return [plain.operands.map(holds).join(', ')];
      case 'any':
        return plain.operands.map(holds);
      case 'same': {
        const [left, right] = [holds(plain.left), holds(plain.right)];
        return [`${left}, ${right}`, `not ${left}, not ${right}`];
      }
      case 'before':
        return [`index(${plain.first},I), index(${plain.second},J), 0 < I, I < J`];
      case 'together':
        return [`index(${plain.first},I), index(${plain.second},I), 0 < I`];
      case 'sum':
        return [
          `#sum { ${plain.terms.map((term, at) => this.#term(term, at)).join('; ')} } >= ${small(-plain.constant)}`,
        ];
    }
    throw new Error(`no part ${part}`);
  }

  #term(term: PlainTerm, at: number): string {
    const coefficient = small(term.coefficient);
    if (term.kind === 'index') return `${coefficient}*I,${at} : index(${term.variable},I)`;
    return `${coefficient},${at} : holds(${this.add(term.holds)})`;
  }
}

/** The least cost; of a set every option that changes costs the same whatever the others do. */
export function costsOf({ reading, deal, costOf }: Asked): string {
  const facts = [...deal].flatMap(([at, place]) => {
    const variable = reading.variables[at]!;
    if (variable.kind === 'index') {
      return Array.from({ length: variable.size }, (_, index) => `cost(${at},${index},${small(costOf(at, index))}).`);
    }
    const inside = place as readonly boolean[];
    return inside.map((now, option) => {
      const cost = costOf(
        at,
        inside.map((one, other) => (other === option ? !one : one)),
      );
      return `${now ? 'dropped' : 'taken'}(${at},${option},${small(cost)}).`;
    });
  });
  // What never needs to be paid: without anything to pay, every deal would be listed.
  const needless = '{ needless }.';
  const minimized = [
    '1,needless : needless',
    'C,V : cost(V,I,C), index(V,I)',
    'C,V,O : taken(V,O,C), has(V,O)',
    'C,V,O : dropped(V,O,C), not has(V,O)',
  ];
  const known = 'cost(-1,0,0). taken(-1,0,0). dropped(-1,0,0).';
  return [...facts, known, needless, `#minimize { ${minimized.join('; ')} }.`, '#show.'].join('\n');
}

const LARGEST = 2n ** 31n - 1n;

/** The engine counts in 32 bits and says nothing when that is too few. */
function small(value: bigint): bigint {
  if (value > LARGEST || value < -LARGEST) throw new Error(`${value} is too large for this engine`);
  return value;
}
