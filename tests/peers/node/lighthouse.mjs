// A browser in which Lighthouse looks at pages, one after the other, as from its telephone on its slow network.
// Prints the browser's debugging port; then reads a line of JSON, { "pages": [{ "name", "url" }], "performance", "attempts" }, and prints
// a line of JSON for each page: the best of its attempts, of which there are no more once the performance is reached. Ends when its input does, and the browser with it.
import { createInterface } from 'node:readline';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const chrome = await launch({ chromePath: '/usr/bin/chromium', chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic'] });
const settings = { port: chrome.port, logLevel: 'silent', onlyCategories: ['performance', 'accessibility', 'best-practices'], disableStorageReset: true, disableFullPageScreenshot: true };

const complaint = audit => `${audit.id}${audit.displayValue ? `, ${audit.displayValue}` : ''}: ${JSON.stringify([audit.details?.items ?? []].flat().slice(0, 3)).slice(0, 600)}`;

function read({ categories, audits, runtimeError }) {
  const complaints = Object.values(categories)
    .flatMap(category => category.auditRefs.filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9))
    .map(({ id }) => complaint(audits[id]));
  const mark = category => Math.round((categories[category].score ?? 0) * 100);
  return {
    performance: mark('performance'), accessibility: mark('accessibility'), bestPractices: mark('best-practices'),
    complaints: runtimeError ? [runtimeError.message, ...complaints] : complaints,
  };
}

// Pages that have not reached the performance are tried again after all others: what disturbed one may be over then.
async function look({ pages, performance, attempts }) {
  const best = pages.map(({ name }) => ({ name, tries: 0, performance: -1 }));
  for (let attempt = 0; attempt < attempts; attempt++) {
    for (const [index, page] of pages.entries()) {
      if (best[index].performance >= performance) continue;
      const marks = read((await lighthouse(page.url, settings)).lhr);
      if (marks.performance > best[index].performance) best[index] = { ...best[index], ...marks };
      best[index].tries++;
    }
  }
  return best;
}

const lines = createInterface({ input: process.stdin });
lines.on('close', async () => {
  await chrome.kill();
  process.exit();
});
lines.on('line', async line => {
  for (const marks of await look(JSON.parse(line))) console.log(JSON.stringify(marks));
});
console.log(chrome.port);
