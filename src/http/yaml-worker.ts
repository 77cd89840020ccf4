import { parseGuardedYaml } from './guarded-yaml.ts';
import { writeYaml } from './yaml-reader.ts';

/** What the YAML thread does, by name. */
export const read = parseGuardedYaml;
export const write = writeYaml;
