// Which test projects there are, in which lane each runs, and what ./test NAME means.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

/** Debian packages that the tests use beyond what a bare machine has. */
export const packages = [
  'libsqlite3-0', 'chromium', 'chromium-headless-shell', 'fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji', 'poppler-utils', 'procps',
  'python3-aiosmtpd', 'python3-grpcio', 'python3-grpc-tools',
];

/** Projects whose tests mostly wait for processes that they start; all others mostly compute. */
const processBound = new Set(['Browser', 'Interop', 'Templates', 'Topologies']);

/** Parts that are not a whole project. */
const parts = {
  contracts: { project: 'Architecture', filter: ['-namespace', 'Architecture.Tests.Contracts'] },
};

export function projects() {
  return readdirSync(join(root, 'tests'))
    .filter(name => name.endsWith('.Tests'))
    .map(name => name.slice(0, -'.Tests'.length))
    .sort();
}

export const names = () => [...projects(), ...Object.keys(parts)];

/** What to run for a name: a list of { project, name, path, args }; null when the name is unknown. */
export function select(name, extra) {
  if (name === undefined) return projects().map(project => one(project, []));
  if (parts[name]) return [one(parts[name].project, [...parts[name].filter, ...extra])];
  return projects().includes(name) ? [one(name, extra)] : null;
}

const one = (project, args) => ({ project, name: `${project}.Tests`, path: executable(project), args });

/** Two lists to be run side by side. */
export function lanes(runs) {
  const isProcessBound = run => processBound.has(run.project);
  return [runs.filter(run => !isProcessBound(run)), runs.filter(isProcessBound)];
}

export const executable = project => `artifacts/bin/${project}.Tests/release/${project}.Tests`;
export const projectFile = project => `tests/${project}.Tests/${project}.Tests.csproj`;
