/**
 * As much of Markdown as our pages under docs/ use, to HTML: headings (each with an id made of its text), paragraphs,
 * lists, tables, fenced code, code, emphasis and links (those to `x.md` lead to the page `x`). For texts of our own: raw
 * HTML comes out as text.
 */
export function htmlOf(markdown: string): string {
  return blocksOf(markdown).map(blockHtml).join('\n');
}

/** The id of a heading, as GitHub makes it. */
export const headingId = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s+/g, '-');

function blocksOf(markdown: string): string[] {
  const fences = markdown.split(/^(```[\s\S]*?^```)$/m);
  return fences
    .flatMap((part) => (part.startsWith('```') ? [part] : part.split(/\n{2,}|\n(?=#)|(?<=^#.*)\n/m)))
    .filter((block) => block.trim());
}

function blockHtml(block: string): string {
  const lines = block.trim().split('\n');
  const [, marks, title] = /^(#{1,4}) (.*)$/.exec(lines[0]!) ?? [];
  if (marks !== undefined) return `<h${marks.length} id="${headingId(title!)}">${inline(title!)}</h${marks.length}>`;
  if (block.startsWith('```')) return `<pre><code>${escaped(lines.slice(1, -1).join('\n'))}</code></pre>`;
  if (lines[0]!.startsWith('- '))
    return `<ul>\n${block
      .trim()
      .slice(2)
      .split(/\n- /)
      .map((item) => `<li>${inline(item)}</li>`)
      .join('\n')}\n</ul>`;
  if (lines[0]!.startsWith('|')) return tableHtml(lines);
  return `<p>${inline(lines.join(' '))}</p>`;
}

function tableHtml(lines: readonly string[]): string {
  const cells = (line: string) =>
    line
      .replace(/^\||\|$/g, '')
      .split('|')
      .map((cell) => inline(cell.trim()));
  const row = (line: string, tag: string) =>
    `<tr>${cells(line)
      .map((cell) => `<${tag}>${cell}</${tag}>`)
      .join('')}</tr>`;
  const [head, , ...body] = lines;
  return `<table>\n${row(head!, 'th')}\n${body.map((line) => row(line, 'td')).join('\n')}\n</table>`;
}

function inline(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) =>
      part.startsWith('`') && part.length > 2 ? `<code>${escaped(part.slice(1, -1))}</code>` : links(escaped(part)),
    )
    .join('');
}

const links = (text: string) =>
  text
    .replace(/\[([^\]]+)\]\(([^)\s]+?)(?:\.md(?=[)#]))?(#[^)\s]*)?\)/g, '<a href="$2$3">$1</a>')
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/(^|\s)_([^_]+)_(?=\W|$)/g, '$1<em>$2</em>');

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
