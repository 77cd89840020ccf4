import { meant, referenceFaults } from './diagnose.ts';
import type { Directory } from './directory.ts';
import { type Fault, pointerTo } from './fault.ts';
import type { Perspective } from './perspective.ts';
import { perspectiveChain } from './perspective-chain.ts';
import { BASELINE } from './statement.ts';

/** A perspective inherits from something that is there, never from itself, and suppresses what it inherits. */
export function diagnosePerspective(perspective: Perspective, directory: Directory): Fault[] {
  const { perspectives } = directory.records;
  const { id, inherits } = perspective;
  if (inherits !== BASELINE) {
    const sound = [...perspectives.keys()].filter((one) => perspectiveChain(one, perspectives)?.includes(id) === false);
    const unknown = referenceFaults('perspectives', inherits, '/inherits', directory, sound);
    if (unknown.length > 0) return [...unknown, ...suppressionFaults(perspective, undefined, directory)];
  }
  const chain = perspectiveChain(id, perspectives);
  if (chain === undefined) {
    const detail = `\`${id}\` inherits from \`${inherits}\`, and that leads to no \`${BASELINE}\``;
    const help = `let one of them inherit \`${BASELINE}\``;
    const circle = { pointer: '/inherits', code: 'inheritance_circle', detail, help };
    return [circle, ...suppressionFaults(perspective, undefined, directory)];
  }
  return suppressionFaults(perspective, new Set(chain.slice(1)), directory);
}

/** @param ancestors what it inherits; `undefined` where that is not known */
function suppressionFaults(
  { id, suppresses }: Perspective,
  ancestors: ReadonlySet<string> | undefined,
  directory: Directory,
): Fault[] {
  return suppresses.flatMap((suppressed, at) => {
    const pointer = pointerTo('/suppresses', at);
    if (suppresses.indexOf(suppressed) !== at) {
      return [{ pointer, code: 'duplicate_id', detail: `\`${suppressed}\` is listed twice`, help: 'list it once' }];
    }
    const statement = directory.statements.get(suppressed);
    if (statement === undefined) {
      const detail = `there is no statement \`${suppressed}\``;
      return [{ pointer, code: 'unknown_reference', detail, ...meant(suppressed, directory.statements.keys()) }];
    }
    if (ancestors === undefined || ancestors.has(statement.perspective)) return [];
    const detail = `\`${suppressed}\` belongs to \`${statement.perspective}\`, which \`${id}\` does not inherit`;
    return [{ pointer, code: 'not_inherited', detail, help: 'suppress inherited statements only' }];
  });
}
