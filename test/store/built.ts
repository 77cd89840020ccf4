import { symlinkSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import ts from 'typescript';

/**
 * Compiles a TypeScript program as the build does, types unchecked, and gives the file that plain node can run: a
 * process then starts three times faster than through a loader.
 */
export function built(program: string, folder: string): string {
  const root = resolve('.');
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson({ ...config.compilerOptions, noEmit: false }, root);
  ts.createProgram([program], { ...options, noCheck: true, rootDir: root, outDir: folder }).emit();
  for (const name of ['node_modules', 'migrations']) symlinkSync(join(root, name), join(folder, name));
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return join(folder, relative(root, program)).replace(/\.ts$/, '.js');
}
