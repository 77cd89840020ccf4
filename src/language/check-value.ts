import { dayNumber } from './calendar.ts';
import type { CategoricalDomain, DateDomain, OrdinalDomain, SetDomain } from './domain.ts';
import type { Expression, TextLiteral } from './expression.ts';
import { placeOn, textAt } from './grid.ts';
import { constantOf } from './linear.ts';
import { listed } from './misfit.ts';
import { nearestWord } from './nearest-word.ts';
import { toText } from './rational.ts';
import { type Checking, called, choicesOf, didYouMean, type NumberSort } from './sort.ts';

/** An option or level in quotes has to be one of the issue's. */
export function checkChoice(
  issue: Expression,
  domain: CategoricalDomain | OrdinalDomain | SetDomain,
  { value, span }: TextLiteral,
  checking: Checking,
): void {
  const choices = choicesOf(domain);
  if (choices.includes(value)) return;
  const nearest = nearestWord(value, choices);
  const noun = domain.type === 'ordinal' ? 'level' : 'option';
  const message = `${called(issue, { sort: 'unknown' })} has no ${noun} \`"${value}"\``;
  const advice = nearest ? didYouMean(`"${nearest}"`) : { help: `the ${noun}s are ${listed(choices)}` };
  checking.report('unknown_option', span, message, advice);
}

/** A constant that has to be met exactly must be a value the other side can take. */
export function checkOnGrid({ grid }: NumberSort, constant: Expression, checking: Checking): void {
  const value = constantOf(constant);
  if (!grid || !value) return;
  const place = placeOn(grid, value);
  if ('at' in place) return;
  if ('beyond' in place) {
    const nearest = textAt(grid, place.beyond);
    const message = `\`${toText(value)}\` is out of range, so this is decided already`;
    checking.report('out_of_range', constant.span, message, {
      help: `the nearest value is \`${nearest}\``,
      suggestion: nearest,
    });
    return;
  }
  const [low, high] = [textAt(grid, place.above - 1), textAt(grid, place.above)];
  const message = `\`${toText(value)}\` is between two values, so this is decided already`;
  checking.report('off_grid', constant.span, message, { help: `the nearest values are \`${low}\` and \`${high}\`` });
}

/** The same for a day. */
export function checkOnDay(domain: DateDomain | undefined, day: Expression, checking: Checking): void {
  if (!domain || day.kind !== 'date') return;
  const [number, first, last] = [dayNumber(day.value)!, dayNumber(domain.min)!, dayNumber(domain.max)!];
  if (number >= first && number <= last) return;
  const nearest = number < first ? domain.min : domain.max;
  const message = `\`${day.value}\` is out of range, so this is decided already`;
  const suggestion = `date("${nearest}")`;
  checking.report('out_of_range', day.span, message, { help: `the nearest day is \`${nearest}\``, suggestion });
}
