// ./test after its first checks: set-up lanes side by side, one build, test executables in two lanes, one sum.
import { join } from 'node:path';
import { run } from './children.mjs';
import { runExecutable } from './executable.mjs';
import { executable, lanes, names, packages, projectFile, root, select } from './plan.mjs';

const limitSeconds = Number(process.env.POSTHOUSE_TEST_LIMIT_SECONDS ?? 1200);
const setup = (...args) => run(join(root, 'eng', 'setup.sh'), args);
const say = text => process.stdout.write(`${text}\n`);
const seconds = value => `${value.toFixed(1).padStart(7)} s`;

function stop(text, code) {
  say(text);
  process.exit(code);
}

async function prepare(runs) {
  const begun = performance.now();
  say('Set-up');
  const codes = await Promise.all([setup('packages', ...packages), setup('restore'), setup('peers')]);
  if (codes.some(code => code !== 0)) stop('The set-up failed: see above. No test ran.', 1);
  const whole = runs.length !== 1 || runs[0].project === 'Architecture';
  const project = runs[0].project;
  const built = whole
    ? await setup('build_tests', 'all', 'Posthouse.slnx', executable('Architecture'))
    : await setup('build_tests', `${project}.Tests`, projectFile(project), executable(project));
  if (built !== 0) stop('The build failed: see above. No test ran.', 1);
  say(`  ready after ${((performance.now() - begun) / 1000).toFixed(1)} s`);
}

async function runLane(lane, results) {
  for (const one of lane) {
    const result = await runExecutable(one, root, limitSeconds);
    results.push(result);
    say(`  ${result.name.padEnd(24)} ${String(result.passed).padStart(5)} passed, ${result.failures.length} failed ${seconds(result.seconds)}`);
    for (const failure of result.failures) say(`\nFAILED ${failure}\n`);
  }
}

function sumUp(results) {
  const slowest = results.flatMap(result => result.tests).sort((a, b) => b.seconds - a.seconds).slice(0, 10);
  say('Slowest tests');
  for (const test of slowest) say(`${seconds(test.seconds)}  ${test.name}`);
  const failures = results.flatMap(result => result.failures);
  if (failures.length > 0) {
    say('Failed');
    for (const failure of failures) say(`  ${failure.split('\n', 1)[0]}`);
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  say(`${passed} passed, ${failures.length} failed`);
  return passed > 0 && failures.length === 0 ? 0 : 1;
}

const [name, ...extra] = process.argv.slice(2);
if (name === '-h' || name === '--help') stop(`Usage: ./test [NAME [OPTIONS OF THE TEST EXECUTABLE]]\nNames: ${names().join(', ')}`, 0);
const runs = select(name, extra);
if (runs === null) stop(`There is no part '${name}'. Names: ${names().join(', ')}`, 2);

await prepare(runs);
say('Tests');
const results = [];
await Promise.all(lanes(runs).map(lane => runLane(lane, results)));
process.exitCode = sumUp(results);
