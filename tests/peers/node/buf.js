// Where npm put the buf program for this machine.
import { fileURLToPath } from 'node:url';

const machine = process.arch === 'arm64' ? 'aarch64' : 'x64';

export const buf = fileURLToPath(new URL(`../node_modules/@bufbuild/buf-linux-${machine}/bin/buf`, import.meta.url));
