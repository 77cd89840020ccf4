import type {
  CheckAnswer,
  ConflictsAnswer,
  LikelihoodAnswer,
  LineAnswer,
  ZoneAnswer,
} from '../src/reasoning/answer.ts';
import type { ComparisonAnswer } from '../src/reasoning/comparison-answer.ts';
import type { ValueSet } from '../src/reasoning/value-set.ts';
import type { DifferenceAnswer } from '../src/work/difference.ts';

/** Asks a running server: a question of the first negotiation, by name, with its body. */
export type Ask = (question: string, body: object) => Promise<unknown>;

interface Claim {
  /** What is said, in our words. */
  readonly said: string;
  /** Who says so: the essay, unless it is what comes of the texts of the parties. */
  readonly by?: string;
  /** Where. */
  readonly where: string;
  readonly asked: readonly { readonly question: string; readonly body: object }[];
  /** The answers in plain words, from the answers alone. */
  readonly told: (...answers: never[]) => string;
}

const RECOGNITION = {
  durability: 'lasting',
  political_alignment: 'sovereign',
  nato_path: 'deferred',
  security_guarantee: 'deterrent',
  guarantors: ['europe'],
  force_limits: false,
  eu_path: 'supported',
  line: 'current_line',
};

/** Russia by what it says, Ukraine by what is held to be true of it. */
const ON_WORD = { party: 'russia', basis: 'declared' };
const KYIV = { party: 'ukraine', basis: 'assessed' };

/** Before, in and after the talks in Istanbul of 2022; the speech of June 2024; the memorandum of June 2025. */
const DAYS = ['2022-03-28', '2022-03-29', '2022-04-15', '2024-06-14', '2025-06-02'];

const CLAIMS: readonly Claim[] = [
  {
    said: 'No set of conditions is acceptable to both sides',
    where: 'opening',
    asked: [{ question: 'zone', body: {} }],
    told: toldOfZone,
  },
  {
    said: 'Why not: what each side will not give up',
    where: "opening; Russia's position; Ukraine's position",
    asked: [{ question: 'conflicts', body: {} }],
    told: (answer: ConflictsAnswer) => toldOfConflicts(answer),
  },
  {
    said: 'Whether there can be a deal depends on what Moscow is after',
    where: 'the possible scenarios',
    asked: [{ question: 'conflicts', body: {} }],
    told: (answer: ConflictsAnswer) =>
      `${toldOfConcessions(answer)}\n\nSo a change of what one side is held to be after would do, and not of Moscow's alone: ${byWhom(answer)}.`,
  },
  {
    said: 'A lasting peace founders on whether Ukraine stays a state of its own',
    where: "opening; Russia's position",
    asked: [{ question: 'conflicts', body: { given: { durability: 'lasting' } } }],
    told: (answer: ConflictsAnswer) => toldOfConflicts(answer),
  },
  {
    said: 'A mere pause founders on guarantees',
    where: "Ukraine's position; Russia's position",
    asked: [{ question: 'conflicts', body: { given: { durability: 'pause' } } }],
    told: (answer: ConflictsAnswer) => toldOfConflicts(answer),
  },
  {
    said: "If Moscow's goals changed, a deal would be possible",
    where: 'the possible scenarios',
    asked: [{ question: 'zone', body: { context: { overlay: { remove: ['ru-vassalage', 'ru-no-guarantees'] } } } }],
    told: toldOfZone,
  },
  {
    said: 'Ukraine can live with occupation in fact, not with recognition in law',
    where: "opening; Ukraine's position",
    asked: ['de_facto', 'de_jure'].map((recognition) => ({
      question: 'check',
      body: { terms: { ...RECOGNITION, recognition_by_ukraine: recognition } },
    })),
    told: (inFact: CheckAnswer, inLaw: CheckAnswer) =>
      `Recognised in fact: ${ofParty(inFact, 'ukraine')}\n\nRecognised in law, all else the same: ${ofParty(inLaw, 'ukraine')}`,
  },
  {
    said: 'Moscow sets preconditions that Kyiv cannot accept, and knows it',
    where: "Russia's position",
    asked: [{ question: 'comparison', body: { parties: [ON_WORD, KYIV], accepts: false } }],
    told: toldOfOpposed,
  },
  {
    said: 'Its claims are so large that any move looks like a concession',
    where: "Russia's position",
    asked: [{ question: 'comparison', body: { parties: ['russia'] } }],
    told: toldOfRoom,
  },
  {
    said: 'The deal to expect Moscow to take is a bare freeze, which is worse for Kyiv than none',
    where: "Ukraine's position; the possible scenarios",
    asked: [{ question: 'check', body: { deal: 'bare-freeze' } }],
    told: (answer: CheckAnswer) =>
      [
        ...['russia', 'ukraine'].flatMap((id) => [ofParty(answer, id), worthTo(answer, id)]),
        'Which of the deals that cross no line of Moscow is to be expected is not computed; there are others.',
      ].join('\n\n'),
  },
  {
    said: 'The American proposal of April is too favourable to Russia for Kyiv',
    where: 'what the Trump administration is getting wrong',
    asked: [{ question: 'check', body: { deal: 'witkoff-2025-04-17' } }],
    told: (answer: CheckAnswer) =>
      `${ofParty(answer, 'ukraine')}\n\nNor does it satisfy Moscow. ${ofParty(answer, 'russia')}`,
  },
  {
    said: 'The European and Ukrainian answer is one that Moscow is not expected ever to take',
    where: 'what the Trump administration is getting wrong',
    asked: [{ question: 'check', body: { deal: 'london-2025-04-23' } }],
    told: (answer: CheckAnswer) =>
      [ofParty(answer, 'ukraine'), ofParty(answer, 'russia'), worthTo(answer, 'russia')].join('\n\n'),
  },
  {
    said: 'Washington takes the war for a quarrel over territory, and under that reading there is a deal',
    where: 'what the Trump administration is getting wrong',
    asked: [
      {
        question: 'difference',
        body: { question: { kind: 'zone' }, right: { perspective: 'us-administration-2025' } },
      },
    ],
    told: (answer: DifferenceAnswer<ZoneAnswer>) =>
      [
        `In the essay's own view: ${lowered(toldOfZone(answer.left))}`,
        `As Washington saw it, in the essay's reading: ${lowered(toldOfZone(answer.right))}`,
        'What makes the difference:',
        ...answer.causes!.fromLeft.map(
          (ids) =>
            `- without ${listed(ids)}, which Washington's view leaves out, a deal exists in the essay's view too`,
        ),
        ...answer.causes!.fromRight.map(
          (ids) => `- with ${listed(ids)} as the essay sees it, no deal exists in Washington's view either`,
        ),
      ].join('\n\n'),
  },
  {
    said: 'The chances of a deal are low: how low, by how surely the essay says what it says',
    where: "opening; Russia's position; the possible scenarios",
    asked: [{ question: 'likelihood', body: {} }],
    told: toldOfLikelihood,
  },
  {
    said: 'In spring 2022 Russia pressed for a small Ukrainian army, too weak to defend the country',
    where: "Ukraine's position",
    asked: [{ question: 'conflicts', body: { context: { asOf: '2022-04-15', basis: 'declared' } } }],
    told: (answer: ConflictsAnswer) =>
      `In their own words, on that day: ${lowered(toldOfConflicts(answer))}\n\nWhether so many soldiers are too few to defend the country is not computed.`,
  },
  {
    said: 'What Russia asked for in spring 2022, in June 2024 and in June 2025 differs',
    by: "The parties' own texts",
    where: 'the communiqué and the draft of spring 2022; the speech of 14 June 2024; the memorandum of 2 June 2025',
    asked: DAYS.map((asOf) => ({ question: 'check', body: { terms: {}, context: { asOf, basis: 'declared' } } })),
    told: (...answers: CheckAnswer[]) =>
      answers.map((answer, at) => `On ${DAYS[at]}:\n\n${askedBy(answer, 'russia')}`).join('\n\n'),
  },
  {
    said: 'As Moscow says it sees the war there is a deal too, once Western arms stop',
    by: "The parties' own texts",
    where: 'Russian officials from June 2024 to April 2025',
    asked: [{ question: 'zone', body: { context: { perspective: 'kremlin-official-2025' } } }],
    told: (answer: ZoneAnswer) => `${toldOfZone(answer)}\n\nAll of them have ${inAll(answer)}.`,
  },
];

/** `docs/essay.md`: every claim as a question, with what the server answers. */
export async function essayText(ask: Ask): Promise<string> {
  const sections: string[] = [];
  for (const { said, by = 'The essay', where, asked, told } of CLAIMS) {
    const answers: unknown[] = [];
    for (const { question, body } of asked) answers.push(await ask(question, body));
    const questions = asked.map(
      ({ question, body }) =>
        `\`\`\`json\nPOST /v1/negotiations/russia-ukraine-2025/${question}\n${JSON.stringify(body)}\n\`\`\``,
    );
    sections.push([`## ${said}`, `*${by}, ${where}.*`, ...questions, told(...(answers as never[]))].join('\n\n'));
  }
  return `${[HEAD, ...sections].join('\n\n')}\n`;
}

const HEAD = `# The essay in questions

"Out of reach", an essay of about 30 April 2025, argues that a peace deal between Russia and Ukraine was out of reach. Below is what it claims, in our words, each claim with the question that tests it and with what Parley answers; at the end, what comes of the parties' own words. The lines are the essay's own picture of the two sides, coded in [the first negotiation](seeds.md); whoever sees the sides otherwise can change a line and ask again. What a deal is worth to each side is told by our own numbers, chosen so that they keep the order the essay states. Not here is what no question can test: what Moscow would like best, that its stocks run low, who needs whom, and which course of events is the likelier one.

Unless it says otherwise, a question is asked in the negotiation's default context: 30 April 2025, what is held to be true of the parties, the essay's own view. This page is written by \`npm run essay\` from the answers of a server, and a test holds it against them.`;

function toldOfZone({ exists, count, possible, witness }: Omit<ZoneAnswer, 'steps'>): string {
  if (exists === false) return `Of ${grouped(possible!)} deals that the rules allow, none is acceptable to both.`;
  const some = Object.entries(witness!.terms)
    .filter(([issue]) => SHOWN.includes(issue))
    .map(([issue, value]) => `\`${issue}: ${value}\``);
  return `${grouped(count!)} of ${grouped(possible!)} deals are acceptable to both. One of them has ${some.join(', ')}.`;
}

/** Of a deal, what the essay is about. */
const SHOWN = ['durability', 'political_alignment', 'security_guarantee', 'nato_path', 'recognition_by_ukraine'];

const grouped = (count: string) => BigInt(count).toLocaleString('en');

function toldOfConflicts({ conflicts, counts }: ConflictsAnswer): string {
  const sets = conflicts.map(({ members }) => `- ${members.map(lineText).join('; ')}`);
  const many = counts.conflicts === '1' ? 'One set of lines' : `${counts.conflicts} sets of lines`;
  return [`${many} cannot hold together; leave out any one line of a set, and its others can:`, sets.join('\n')].join(
    '\n\n',
  );
}

function toldOfConcessions({ concessions, counts }: ConflictsAnswer): string {
  const sets = concessions.map(({ members, relaxations }) => {
    const least = relaxations.map(({ text }) => text);
    const instead = least.length === 0 ? '' : ` (enough is: ${least.join('; ')})`;
    return `- ${members.map(lineText).join('; ')}${instead}`;
  });
  return [
    `There are ${counts.concessions} smallest sets of lines that would open a deal if they were given up:`,
    sets.join('\n'),
  ].join('\n\n');
}

function toldOfOpposed({ preconditionsAgainstRedLines: pairs }: ComparisonAnswer): string {
  const lines = pairs.map(({ precondition, redLine }) => `- ${lineText(precondition)}, against: ${lineText(redLine)}`);
  return [
    `Russia taken by what it says, Ukraine by what is held to be true of it, there are ${pairs.length} preconditions of the one that no deal the rules allow satisfies together with a red line of the other:`,
    lines.join('\n'),
  ].join('\n\n');
}

function toldOfRoom({ bargainingRoom }: ComparisonAnswer): string {
  const lines = bargainingRoom!.map(
    ({ issue, declared, assessed }) =>
      `- \`${issue}\`: as it says ${valuesText(declared)}; as the essay has it ${valuesText(assessed)}`,
  );
  return [
    'What Russia could accept alone, issue by issue, if its lines are those it states and if they are those the essay holds to be true. Where the second is wider, moving there costs Moscow nothing and looks like a concession; where it is narrower, Moscow refuses what it does not say it refuses:',
    lines.join('\n'),
  ].join('\n\n');
}

function valuesText(values: ValueSet): string {
  if (!Array.isArray(values)) return 'some of the options';
  return values
    .map((one) => (Object.hasOwn(Object(one), 'from') ? `${one.from} to ${one.to}` : String(one)))
    .join(', ');
}

/** What every deal of the zone settles alike. */
function inAll({ values }: ZoneAnswer): string {
  const alike = Object.entries(values!).flatMap(([issue, { every }]) =>
    every === null ? [] : [`\`${issue}: ${every}\``],
  );
  return alike.join(', ');
}

function toldOfLikelihood({ zone, influence }: LikelihoodAnswer): string {
  const lines = influence.flatMap(({ id, influence }) =>
    influence === null || influence === 0
      ? []
      : [`- \`${id}\`: if it surely binds, lower by ${-influence} than if it does not`],
  );
  return [
    `Each line is taken to bind as surely as the essay says it; the note of a line that it hedges says in which words, and how surely that makes it. The chance that some deal is acceptable to both is then ${zone.fraction}. The lines it hangs on:`,
    lines.join('\n'),
  ].join('\n\n');
}

function askedBy({ parties }: CheckAnswer, id: string): string {
  const { preconditions } = parties.find(({ party }) => party === id)!;
  return preconditions.map(({ title, id, stage }) => `- before ${stage}: ${title} (\`${id}\`)`).join('\n');
}

function ofParty({ parties }: CheckAnswer, id: string): string {
  const { name, verdict, preconditions, redLines } = parties.find(({ party }) => party === id)!;
  const crossed = [...preconditions, ...redLines].filter(({ status }) => status === 'crossed' || status === 'unmet');
  const lines = crossed.map((line) => `\n- crosses ${lineText(line)}${shortBy(line)}`);
  return `${name}: **${verdict}**.${lines.length === 0 ? ' It crosses none of its lines.' : `\n${lines.join('')}`}`;
}

/** What the deal is worth to a party, and what it has without one. */
function worthTo({ parties }: CheckAnswer, id: string): string {
  const { name, worth } = parties.find(({ party }) => party === id)!;
  const { low, high, reservationValue } = worth!;
  const told = low === high ? `${low}` : `${low} to ${high}`;
  return `${name}: worth ${told}, where going on without a deal is worth ${reservationValue}.`;
}

/** Whose lines the ways out are made of. */
function byWhom({ concessions }: ConflictsAnswer): string {
  const owners = concessions.map(({ members }) => [...new Set(members.map(({ party }) => party))].sort().join(' and '));
  const counts = [...new Set(owners)]
    .sort()
    .map((one) => `${owners.filter((other) => other === one).length} of ${one}`);
  return `of these sets, ${counts.join(', ')}`;
}

function shortBy({ margin, needed }: LineAnswer): string {
  const far = margin === null ? '' : `, by ${farText(margin)} of \`${margin.issue}\``;
  const help = needed.length === 0 ? '' : `; needed: ${needed.map(({ text }) => text).join(', or ')}`;
  return far + help;
}

function farText({ by, unit }: NonNullable<LineAnswer['margin']>): string {
  const far = Math.abs(Number(by));
  return `${far} ${far === 1 ? String(unit).replace(/s$/, '') : unit}`;
}

const lineText = ({ id, party, title }: LineAnswer) => `${title} (${party}, \`${id}\`)`;
const lowered = (text: string) => text[0]!.toLowerCase() + text.slice(1);
const listed = (ids: readonly string[]) => ids.map((id) => `\`${id}\``).join(' and ');
