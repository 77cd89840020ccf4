import { Presets, SingleBar } from 'cli-progress';
import type { Output } from './terminal.ts';

/** Milliseconds before a bar is worth showing. */
const WORTH_SHOWING = 400;

/** A bar where somebody watches, once it takes long; gone when the work is over. */
export function progressOn(output: Output, label: string): { tell(share: number): void; end(): void } {
  const began = performance.now();
  let bar: SingleBar | undefined;
  return {
    tell(share) {
      if (output.isTTY !== true) return;
      if (bar === undefined && performance.now() - began > WORTH_SHOWING) {
        const format = `${label} {bar} {percentage} %  {duration_formatted}  Ctrl-C stops it`;
        const shape = { format, stream: output, clearOnComplete: true, hideCursor: true, barsize: 24 };
        bar = new SingleBar(shape, Presets.shades_classic);
        bar.start(100, 0);
      }
      bar?.update(Math.floor(share * 100));
    },
    end: () => bar?.stop(),
  };
}
