import { readdirSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { compile } from '../src/negotiation/compile.ts';
import { resolveContext } from '../src/negotiation/context.ts';
import { diagnoseDocument } from '../src/negotiation/diagnose-document.ts';
import { Document } from '../src/negotiation/negotiation.ts';
import { verifyCase } from './proofs.ts';

/**
 * `npm run verify [-- file.yaml …] [--steps N]`: is there a deal, and if not why, with everything that is said shown
 * again by other means. Without files the cases in seed/. Ends with 1 where something could not be shown.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { steps: { type: 'string', default: '100000000' } },
});
const seeds = new URL('../seed/', import.meta.url).pathname;
const files = positionals.length > 0 ? positionals : readdirSync(seeds).map((name) => seeds + name);
const today = new Date().toISOString().slice(0, 10);

let failed = 0;
for (const file of files.filter((name) => /\.(ya?ml|json)$/.test(name)).sort()) {
  const document = Document.parse(parse(readFileSync(file, 'utf8')));
  const faults = diagnoseDocument(document);
  if (faults.length > 0) throw new Error(`${file}: ${JSON.stringify(faults[0])}`);
  const context = resolveContext({}, document.negotiation.defaultContext, today);
  const { zone, conflicts, proofs } = verifyCase(compile(document, context), document, Number(values.steps));
  console.log(`${document.negotiation.id} (${context.asOf}, ${context.basis}, ${context.perspective})`);
  console.log(
    zone.exists === null
      ? '  undecided'
      : zone.exists
        ? `  a deal exists: ${zone.count} of ${zone.possible}`
        : '  no deal exists',
  );
  const { counts } = conflicts;
  if (zone.exists === false)
    console.log(`  ${counts.conflicts} minimal conflicts, ${counts.concessions} minimal concessions`);
  for (const { claim, shown } of proofs) console.log(`  ${shown ? 'shown    ' : 'NOT SHOWN'} ${claim}`);
  failed += proofs.filter(({ shown }) => !shown).length + (zone.complete && conflicts.complete ? 0 : 1);
}
console.log(failed === 0 ? 'verified' : `${failed} claims not shown or not complete`);
process.exitCode = failed === 0 ? 0 : 1;
