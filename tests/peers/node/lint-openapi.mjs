// Lints OpenAPI and Swagger documents with redocly's recommended rules: node lint-openapi.mjs FILE… Nothing is sent anywhere.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const redocly = fileURLToPath(new URL('../node_modules/@redocly/cli/bin/cli.js', import.meta.url));
const environment = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', NO_COLOR: '1', CI: 'true' };
const result = spawnSync(process.execPath, [redocly, 'lint', '--extends=recommended', '--format=stylish', ...process.argv.slice(2)], { env: environment, encoding: 'utf8' });
process.stdout.write(result.stdout ?? '');
process.stderr.write(result.stderr ?? '');
process.exit(result.status ?? 1);
