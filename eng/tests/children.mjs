// Child processes, each in a process group of its own, so that whatever a child started ends with it.
import { spawn } from 'node:child_process';

const alive = new Set();

export function start(command, args, options) {
  const child = spawn(command, args, { ...options, detached: true });
  alive.add(child);
  child.once('close', () => {
    signal(child, 'SIGKILL');
    alive.delete(child);
  });
  return child;
}

/** Signals a child and everything in its group; false when nothing of it is left. */
export function signal(child, name) {
  try {
    process.kill(-child.pid, name);
    return true;
  } catch {
    return false;
  }
}

/** Runs a command to its end with its output on ours; resolves to its exit code. */
export const run = (command, args) => new Promise(resolve => {
  const child = start(command, args, { stdio: ['ignore', 'inherit', 'inherit'] });
  child.once('error', () => resolve(127));
  child.once('close', code => resolve(code ?? 1));
});

function endAll(name, code) {
  process.stderr.write(`\nStopped by ${name}: ending everything that was started.\n`);
  for (const child of alive) signal(child, 'SIGTERM');
  setTimeout(() => {
    for (const child of alive) signal(child, 'SIGKILL');
    process.exit(code);
  }, alive.size === 0 ? 0 : 3000);
}

process.once('SIGINT', () => endAll('Ctrl-C', 130));
process.once('SIGTERM', () => endAll('SIGTERM', 143));
process.once('SIGHUP', () => endAll('SIGHUP', 129));
