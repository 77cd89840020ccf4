import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** A folder of sources as a test looks at it: what every file says, and what it imports. */

export interface SourceFile {
  /** From src, with slashes: `reasoning/check.ts`. */
  readonly path: string;
  readonly floor: string;
  readonly tree: ts.SourceFile;
  /** What it imports, as written; types, re-exports, `import()` and `import('…').T` included. */
  readonly imports: readonly { readonly from: string; readonly typeOnly: boolean }[];
}
export type House = ReadonlyMap<string, SourceFile>;

export function readSource(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const imports: { from: string; typeOnly: boolean }[] = [];
  for (const node of nodesOf(tree)) {
    const from = importedBy(node);
    if (from !== undefined) imports.push({ from, typeOnly: isTypeOnly(node) });
  }
  return { path, floor: path.split('/', 1)[0]!, tree, imports };
}

export function readHouse(src: string): House {
  const paths = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.relative(src, posix.join(entry.parentPath, entry.name)))
    .sort();
  return new Map(paths.map((path) => [path, readSource(path, readFileSync(join(src, path), 'utf8'))]));
}

export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  for (const child of node.getChildren()) yield* nodesOf(child);
}

function importedBy(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier);
  if (ts.isImportTypeNode(node)) return textOf(ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined);
  if (ts.isExternalModuleReference(node)) return textOf(node.expression);
  if (!ts.isCallExpression(node)) return undefined;
  const asked = node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require';
  return asked ? (textOf(node.arguments[0]) ?? '(computed)') : undefined;
}

export const textOf = (node: ts.Node | undefined) => (node && ts.isStringLiteralLike(node) ? node.text : undefined);

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || node.importClause === undefined) return false;
  const { phaseModifier, name, namedBindings } = node.importClause;
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  return (
    name === undefined &&
    namedBindings !== undefined &&
    ts.isNamedImports(namedBindings) &&
    namedBindings.elements.every((element) => element.isTypeOnly)
  );
}

export const isRelative = (from: string) => from.startsWith('.');
export const targetOf = (file: SourceFile, from: string) => posix.join(posix.dirname(file.path), from);

/** Groups of files that import each other in a circle, types included; each once, in byte order. */
export function circlesIn(house: House): string[][] {
  const reach = new Map([...house.keys()].map((path) => [path, reachedFrom(house, [path], () => true)]));
  const circles = new Map<string, string[]>();
  for (const [path, others] of reach) {
    const circle = [...others.keys()].filter((other) => reach.get(other)!.has(path)).sort();
    if (circle.length > 0) circles.set(circle.join(), circle);
  }
  return [...circles.values()];
}

/** Every file that is reached along imports that are followed, and by which way. */
export function reachedFrom(
  house: House,
  starts: readonly string[],
  follows: (one: SourceFile['imports'][number]) => boolean,
): Map<string, string[]> {
  const ways = new Map<string, string[]>();
  const queue = starts.map((path) => ({ path, way: [] as string[] }));
  for (const { path, way } of queue) {
    const file = house.get(path);
    for (const one of file?.imports ?? []) {
      const target = isRelative(one.from) ? targetOf(file!, one.from) : '';
      if (!house.has(target) || ways.has(target) || !follows(one)) continue;
      ways.set(target, [...way, path]);
      queue.push({ path: target, way: [...way, path] });
    }
  }
  return ways;
}
