// Runs one test executable and follows its tests one by one, so that a crash or a hang names the tests that were running.
import { createWriteStream, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { signal, start } from './children.mjs';

const marker = '{"$type":"';

/** Runs { name, path, args } in a folder; resolves to its tests, its failures (as text) and how long it took. */
export function runExecutable({ name, path, args }, folder, limitSeconds) {
  const result = { name, passed: 0, failures: [], tests: [], seconds: 0 };
  const state = { running: new Map(), output: new Map(), tail: [], timedOut: false };
  const begun = performance.now();
  const logs = join(folder, '.tools', 'logs');
  mkdirSync(logs, { recursive: true });
  const log = createWriteStream(join(logs, `${name}.log`));
  const child = start(join(folder, path), ['-reporter', 'json', '-noColor', '-noAutoReporters', '-failSkips', ...args], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const limit = setTimeout(() => {
    state.timedOut = true;
    signal(child, 'SIGKILL');
  }, limitSeconds * 1000);

  const plain = line => {
    log.write(`${line}\n`);
    state.tail.push(line);
    if (state.tail.length > 40) state.tail.shift();
  };
  const follow = line => {
    const at = line.indexOf(marker);
    const message = at < 0 ? null : parse(line.slice(at));
    if (message === null) plain(line);
    else record(message, result, state);
  };

  createInterface({ input: child.stdout }).on('line', follow);
  createInterface({ input: child.stderr }).on('line', plain);
  return new Promise(resolve => {
    child.once('error', error => plain(`It did not start: ${error.message}`));
    child.once('close', (code, ended) => {
      clearTimeout(limit);
      log.end();
      result.seconds = (performance.now() - begun) / 1000;
      conclude(result, state, code, ended, limitSeconds);
      resolve(result);
    });
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function record(message, result, state) {
  const id = message.TestUniqueID;
  switch (message.$type) {
    case 'test-starting':
      state.running.set(id, { name: message.TestDisplayName, since: performance.now() });
      break;
    case 'test-output':
      state.output.set(id, (state.output.get(id) ?? '') + message.Output);
      break;
    case 'test-passed':
      result.passed++;
      break;
    case 'test-failed':
      result.failures.push(describe(state.running.get(id)?.name ?? id, message, state.output.get(id)));
      break;
    case 'test-skipped':
      result.failures.push(`${state.running.get(id)?.name ?? id}\n  was skipped (${message.Reason}); nothing may be.`);
      break;
    case 'test-finished':
      result.tests.push({ name: state.running.get(id)?.name ?? id, seconds: message.ExecutionTime });
      state.running.delete(id);
      state.output.delete(id);
      break;
    default:
      if (message.$type === 'error-message' || message.$type.endsWith('-cleanup-failure')) {
        result.failures.push(describe(message.$type, message, undefined));
      }
  }
}

function describe(name, message, output) {
  const causes = (message.ExceptionTypes ?? []).map((type, i) =>
    `${type}: ${message.Messages[i]}\n${message.StackTraces[i] ?? ''}`);
  const said = output ? [`What the test wrote:\n${output.trimEnd()}`] : [];
  return [name, ...[...causes, ...said].map(text => text.trimEnd().replace(/^/gm, '  '))].join('\n');
}

function conclude(result, state, code, ended, limitSeconds) {
  const count = result.passed + result.failures.length;
  const wrong = state.timedOut ? `was still running after ${limitSeconds} s and was ended`
    : ended ? `was ended by ${ended}`
    : state.running.size > 0 ? `ended with exit code ${code} in the middle of a test`
    : code !== 0 && result.failures.length === 0 ? `ended with exit code ${code}`
    : count === 0 ? 'ran no test'
    : null;
  if (wrong === null) return;
  const now = performance.now();
  const running = [...state.running.values()].map(test => `  running: ${test.name} (for ${Math.round((now - test.since) / 1000)} s)`);
  result.failures.push([`${result.name} ${wrong}`, ...running, ...state.tail.map(line => `  | ${line}`)].join('\n'));
}
