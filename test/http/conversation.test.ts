import { expect, it } from 'vitest';
import { chosen } from '../../src/http/accept.ts';
import { csvOf } from '../../src/http/csv.ts';
import { checkConditions, isKnown } from '../../src/http/etag.ts';
import { htmlOf } from '../../src/http/markdown.ts';
import { mergePatch } from '../../src/http/merge-patch.ts';

const OFFERED = ['application/json', 'text/csv'];

it.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['text/csv', 'text/csv'],
  ['text/csv;q=0.5, application/json;q=0.4', 'text/csv'],
  ['text/*', 'text/csv'],
  ['text/csv;q=0, */*', 'application/json'],
  ['TEXT/CSV ; Q=1', 'text/csv'],
  ['text/html,*/*;q=0.8', 'application/json'],
])('accept %s chooses %s', (accept, expected) => {
  expect(chosen(accept, OFFERED)).toBe(expected);
});

it('nothing acceptable is refused', () => {
  expect(() => chosen('image/*, application/json;q=0', OFFERED)).toThrow(/none of what/);
});

it.each([
  [{ 'if-match': '"3-json"' }, true],
  [{ 'if-match': '"1-json", "3-csv"' }, true],
  [{ 'if-match': '"3"' }, true],
  [{ 'if-match': '*' }, true],
  [{ 'if-match': '"33-json"' }, false],
  [{ 'if-match': 'W/"3-json"' }, false],
  [{ 'if-match': '3' }, false],
  [{ 'if-none-match': '*' }, false],
  [{ 'if-none-match': '"3-json"' }, false],
  [{ 'if-none-match': '"2-json"' }, true],
  [{}, true],
])('%j at version 3 lets write: %s', (headers, lets) => {
  const checked = () => checkConditions(headers, 3, true);
  if (lets) checked();
  else expect(checked).toThrow(/does not hold/);
});

it('a condition without quotes is told so', () => {
  const checked =
    (tag: string, there = true) =>
    () =>
      checkConditions({ 'if-match': tag }, 13, there);
  expect(checked('13')).toThrow('an entity tag in double quotes is needed, such as `"13-json"`');
  expect(checked('"12"')).toThrow('it is at version 13 now');
  expect(checked('W/"13-json"')).toThrow('weak tags never match; `"13-json"` would');
  expect(checked('*', false)).toThrow('there is no such record yet');
  expect(() => checkConditions({ 'if-match': '*' }, undefined, false)).toThrow('there is no such negotiation');
});

it('a known etag is known in any list', () => {
  expect(isKnown({ 'if-none-match': '"a", W/"3-json"' }, '"3-json"')).toBe(true);
  expect(isKnown({ 'if-none-match': '"3-csv"' }, '"3-json"')).toBe(false);
});

it('texts that a spreadsheet would run are made harmless, numbers are not touched', () => {
  const rows = [
    { a: '=1+1', b: -5, c: [1, 'x'] },
    { a: '@x', b: '-y', c: null },
    { a: 'a,"b"\n', b: true },
  ];
  expect(csvOf(['a'], [{ a: 'one\n=two' }, { a: 'one\rtwo' }])).toBe('a\r\n"one\n=two"\r\n"one\rtwo"\r\n');
  expect(csvOf(['a', 'b', 'c'], rows)).toBe('a,b,c\r\n\'=1+1,-5,"[1,""x""]"\r\n\'@x,\'-y,\r\n"a,""b""\n",true,\r\n');
});

it('merge patches follow RFC 7396, appendix A', () => {
  expect(mergePatch({ a: 'b', c: { d: 'e', f: 'g' } }, { a: 'z', c: { f: null } })).toEqual({ a: 'z', c: { d: 'e' } });
  expect(mergePatch({ a: [{ b: 'c' }] }, { a: [1] })).toEqual({ a: [1] });
  expect(mergePatch({ e: null }, { a: 1 })).toEqual({ e: null, a: 1 });
  expect(mergePatch([1, 2], { a: 'b', c: null })).toEqual({ a: 'b' });
  expect(mergePatch({}, { a: { bb: { ccc: null } } })).toEqual({ a: { bb: {} } });
});

it('pages come out as HTML, and raw HTML as text', () => {
  const html = htmlOf(
    '# A *b*\n\nText `<x>` and [a link](/x)\n_goes_ [**on**](b.md#c_d_e).\n\n- one\n- two\n\n```js\n<b>\n```\n\n| a | b |\n|---|---|\n| 1 | `2` |',
  );
  expect(html).toBe(
    [
      '<h1 id="a-b">A *b*</h1>',
      '<p>Text <code>&lt;x&gt;</code> and <a href="/x">a link</a> <em>goes</em> <a href="b#c_d_e"><strong>on</strong></a>.</p>',
      '<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
      '<pre><code>&lt;b&gt;</code></pre>',
      '<table>\n<tr><th>a</th><th>b</th></tr>\n<tr><td>1</td><td><code>2</code></td></tr>\n</table>',
    ].join('\n'),
  );
});
