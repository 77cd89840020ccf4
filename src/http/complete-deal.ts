import type { Row } from '../language/evaluate.ts';
import type { Scenario } from '../negotiation/scenario.ts';
import { statusOf } from '../reasoning/line-answer.ts';
import { compileLines, compileVerdict, linesOf } from '../reasoning/verdict.ts';
import type { ByteWriter } from './byte-writer.ts';

/** Writes what comes after the `ref` in the answer to a complete deal, its end of line included. */
type Rest = (row: Row) => void;

/** `detail: verdict` */
export function verdictWriter(scenario: Scenario, out: ByteWriter): Rest {
  const verdict = compileVerdict(scenario);
  const rests = restsOf((said) => Buffer.from(`${said}}\n`));
  return (row) => {
    const rest = rests[verdict(row)];
    out.bytes(rest, 0, rest.length);
  };
}

/** `detail: lines`: the same text as from the ordinary way. */
export function linesWriter(scenario: Scenario, out: ByteWriter): Rest {
  const verdict = compileVerdict(scenario);
  const statuses = compileLines(scenario);
  const texts = linesOf(scenario).map(({ id, kind }) =>
    ([0, 1] as const).map((truth) => JSON.stringify({ id, status: statusOf(kind, truth) })),
  );
  const heads = restsOf((said) => `${said},"parties":[`);
  const holds = new Uint8Array(texts.length);
  const listed = (from: number, to: number) =>
    texts
      .slice(from, to)
      .map((text, at) => text[holds[from + at]!]!)
      .join();
  let next = scenario.rules.length;
  const parties = scenario.parties.map((party) => {
    const from = next;
    next += party.lines.length;
    const isMember = scenario.members.some((member) => member.party === party);
    return { party, from, to: next, isMember };
  });
  return (row) => {
    statuses(row, holds, 0);
    const said = parties.map(({ party, from, to, isMember }) => {
      const verdict = holds.subarray(from, to).includes(0) ? 'unacceptable' : 'acceptable';
      const counts = isMember && (party.condition === null || party.condition.truth(row));
      const head = `{"party":"${party.id}","verdict":"${verdict}","consentHere":"${counts ? 'yes' : 'no'}"`;
      return `${head},"lines":[${listed(from, to)}]}`;
    });
    out.text(`${heads[verdict(row)]}${said.join()}],"rules":[${listed(0, scenario.rules.length)}]}\n`);
  };
}

/** What is written for each verdict. */
function restsOf<T>(write: (said: string) => T): Record<ReturnType<ReturnType<typeof compileVerdict>>, T> {
  const said = (verdict: string) => write(`,"verdict":"${verdict}","deadOnArrival":false,"complete":true`);
  return { acceptable: said('acceptable'), unacceptable: said('unacceptable'), impossible: said('impossible') };
}
