// Builds the files in data/ from their sources, the same bytes every time. See data/README.md.
//   cd eng/data && npm ci && ./names.sh && node build.mjs
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { cities, countries, currencies, regions } from './places.mjs';
import { land } from './land.mjs';

const target = join(import.meta.dirname, '..', '..', 'data');
mkdirSync(target, { recursive: true });

const lines = rows => Buffer.from(rows.map(row => `${row.join('\t')}\n`).join(''));

function write(name, bytes, compressed) {
  const written = compressed
    ? brotliCompressSync(bytes, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: 11,
          [constants.BROTLI_PARAM_LGWIN]: 24,
          [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
      })
    : bytes;
  writeFileSync(join(target, name), written);
  console.log(`${name}: ${bytes.length} bytes, ${written.length} written`);
}

write('cities.tsv.br', lines(cities), true);
write('regions.tsv.br', lines(regions), true);
write('countries.tsv.br', lines(countries), true);
write('currencies.tsv', lines(currencies), false);
write('land.bin.br', land, true);
