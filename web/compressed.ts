import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/** Beside every text that is built stands the same packed, so that the server never packs anything. */
export const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle)) {
      if (!/\.(js|css|svg|json)$/.test(file.fileName)) continue;
      const text = Buffer.from(file.type === 'chunk' ? file.code : file.source);
      const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
      const packed = { gz: gzipSync(text, { level: 9 }), br: brotliCompressSync(text, { params }) };
      for (const [ending, source] of Object.entries(packed)) {
        this.emitFile({ type: 'asset', fileName: `${file.fileName}.${ending}`, source });
      }
    }
  },
});
