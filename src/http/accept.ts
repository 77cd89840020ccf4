import { Refusal } from './problem.ts';

/** The offered media type the client likes best; the first of equals. @throws Refusal 406 where it likes none */
export function chosen(accept: string | undefined, offered: readonly string[]): string {
  if (accept === undefined || accept === '*/*' || accept === offered[0]) return offered[0]!;
  const ranges = accept.split(',').map(rangeOf);
  let best: string | undefined;
  let liking = 0;
  for (const type of offered) {
    const quality = qualityOf(type, ranges);
    if (quality > liking) [best, liking] = [type, quality];
  }
  if (best !== undefined) return best;
  const detail = `none of what \`accept: ${accept.slice(0, 200)}\` allows is offered here: ${offered.join(', ')}`;
  throw new Refusal('not_acceptable', detail);
}

interface Range {
  readonly type: string;
  readonly quality: number;
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  return { type, quality: quality === undefined ? 1 : Number(quality.slice(2)) || 0 };
}

/** RFC 9110, 12.5.1: the most specific range that matches decides. */
function qualityOf(type: string, ranges: readonly Range[]): number {
  const [family] = type.split('/');
  for (const pattern of [type, `${family}/*`, '*/*']) {
    const range = ranges.find((one) => one.type === pattern);
    if (range !== undefined) return range.quality;
  }
  return 0;
}
