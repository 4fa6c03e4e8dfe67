// The languages whose names are kept, and Debian's locales that hold them: a later locale fills what an earlier one lacks.
import { namesIn } from './catalogue.mjs';

const locales = {
  ar: ['ar'], bg: ['bg'], ca: ['ca'], cs: ['cs'], da: ['da'], de: ['de'], el: ['el'], en: ['en'], es: ['es'], et: ['et'], fa: ['fa'],
  fi: ['fi'], fr: ['fr'], he: ['he'], hi: ['hi'], hr: ['hr'], hu: ['hu'], id: ['id'], it: ['it'], ja: ['ja'], ko: ['ko'], lt: ['lt'],
  lv: ['lv'], nb: ['nb', 'nn'], nl: ['nl'], pl: ['pl'], pt: ['pt'], ro: ['ro'], ru: ['ru'], sk: ['sk'], sl: ['sl'], sr: ['sr'],
  sv: ['sv'], th: ['th'], tr: ['tr'], uk: ['uk'], vi: ['vi'], zh: ['zh', 'zh_CN', 'zh_TW'],
};

const catalogues = Object.entries(locales).map(([language, names]) => [language, names.map(namesIn)]);

/** "de,nl,sv:Lissabon|fr:Lisbonne": every name that differs from the plain one, with its languages; the plain name itself is left out. */
export function otherNames(key, plain) {
  const languages = new Map();
  for (const [language, books] of catalogues) {
    for (const book of books) {
      const name = clean(book.get(String(key)));
      // One name a language; a further catalogue of the language counts only as one more spelling.
      if (name && name !== plain) languages.set(name, [...(languages.get(name) ?? []), language]);
    }
  }
  return [...languages].map(([name, codes]) => `${[...new Set(codes)].join(',')}:${name}`).join('|');
}

/** The English name, where there is one. */
export const english = key => clean(catalogues.find(([language]) => language === 'en')[1][0].get(String(key)));

// The separators of the file may not occur in a name.
const clean = name => name?.replace(/[\t\n|]/g, ' ').trim() || undefined;
