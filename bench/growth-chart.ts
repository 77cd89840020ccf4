import { type Figure, short } from './figures.ts';

/** What the curve shows: how long all conflicts take as cases grow, ours, the prototype's and z3's. */
const CURVES = [
  {
    label: 'all conflicts',
    colour: '#0b6e4f',
    pick: (name: string) => /, all conflicts(?:, or those found)?$/.test(name),
    side: 'ours',
  },
  {
    label: 'existence and first conflict',
    colour: '#2a5bd7',
    pick: (name: string) => /, existence and first conflict$|, exists and witness$/.test(name),
    side: 'ours',
  },
  { label: 'z3 with MARCO', colour: '#b03a2e', pick: (name: string) => /, z3 with MARCO/.test(name), side: 'ours' },
] as const;

const [WIDTH, HEIGHT, LEFT, TOP, RIGHT, BOTTOM] = [760, 420, 70, 30, 20, 60];
/** Powers of ten of milliseconds. */
const [LEAST, MOST] = [-2, 5];

interface Point {
  readonly shape: string;
  readonly milliseconds: number;
}

/** An SVG: sizes as issues, parties and lines from left to right, medians on a logarithmic scale. */
export function growthChart(figures: readonly Figure[]): string {
  const points = CURVES.map(({ pick, side }) =>
    figures
      .filter(({ name }) => pick(name))
      .map((one): Point => ({ shape: one.name.split(',')[0]!, milliseconds: one[side].value })),
  );
  const shapes = [...new Set(points.flat().map(({ shape }) => shape))];
  const x = (shape: string) => LEFT + ((shapes.indexOf(shape) + 0.5) * (WIDTH - LEFT - RIGHT)) / shapes.length;
  const y = (milliseconds: number) =>
    TOP + ((MOST - Math.log10(milliseconds)) * (HEIGHT - TOP - BOTTOM)) / (MOST - LEAST);
  const text = (at: { x: number; y: number; anchor?: string; colour?: string }, said: string) =>
    `<text x="${at.x}" y="${at.y}" text-anchor="${at.anchor ?? 'middle'}" fill="${at.colour ?? '#333'}">${said}</text>`;
  const grid = Array.from({ length: MOST - LEAST + 1 }, (_, at) => {
    const power = LEAST + at;
    const height = y(10 ** power);
    const line = `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${height}" y2="${height}" stroke="#ddd"/>`;
    return line + text({ x: LEFT - 8, y: height + 4, anchor: 'end' }, `${short(10 ** power)} ms`);
  });
  const curves = CURVES.map(({ label, colour }, at) => {
    const own = points[at]!;
    const path = own.map(({ shape, milliseconds }) => `${x(shape)},${y(milliseconds)}`).join(' ');
    const dots = own.map(({ shape, milliseconds }) => {
      const [cx, cy] = [x(shape), y(milliseconds)];
      return `<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>${text({ x: cx, y: cy - 8, colour }, short(milliseconds))}`;
    });
    const key = text({ x: LEFT + 10, y: TOP + 16 * (at + 1), anchor: 'start', colour }, label);
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${key}`;
  });
  const names = shapes.map((shape) => text({ x: x(shape), y: HEIGHT - BOTTOM + 20 }, shape));
  const title = text({ x: WIDTH / 2, y: HEIGHT - 12 }, 'issues × parties × red lines; medians');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12"><rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>${[...grid, ...curves, ...names, title].join('')}</svg>\n`;
}
