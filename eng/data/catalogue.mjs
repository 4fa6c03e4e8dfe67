// Reads a compiled message catalogue (GNU gettext's .mo): here its keys are GeoNames ids and codes, its texts names in one language.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, 'names', 'usr', 'share', 'locale');

/** The names of a locale as a map from GeoNames id, region code or country code. */
export function namesIn(locale) {
  const file = join(root, locale, 'LC_MESSAGES', 'geonames.mo');
  if (!existsSync(file)) throw new Error(`${file} is missing: run ./names.sh first`);
  const bytes = readFileSync(file);
  const little = bytes.readUInt32LE(0) === 0x950412de;
  const word = at => (little ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const text = at => bytes.toString('utf8', word(at + 4), word(at + 4) + word(at));
  const [count, keys, texts] = [word(8), word(12), word(16)];
  const names = new Map();
  for (let i = 0; i < count; i++) {
    const key = text(keys + 8 * i);
    if (key) names.set(key, text(texts + 8 * i).normalize('NFC').trim());
  }
  return names;
}
