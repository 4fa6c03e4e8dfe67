// Unary calls as fast as grpc-js makes them, for the benchmarks. Options: --address HOST:PORT --token TOKEN --parallel N.
// Reads a number of calls per line, makes them, and answers each line with one line of JSON: {"perSecond":…,"median":…,"slow":…} (milliseconds).
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';
import { commandLine } from './arguments.js';

const contracts = fileURLToPath(new URL('../../../contracts', import.meta.url));
const definition = protoLoader.loadSync('posthouse/testing/v1/echo.proto', { includeDirs: [contracts] });
const { EchoService } = grpc.loadPackageDefinition(definition).posthouse.testing.v1;

const options = commandLine();
const parallel = Number(options.parallel);
const client = new EchoService(options.address, grpc.credentials.createInsecure());
const request = { text: 'a short text', payload: Buffer.alloc(100) };
const metadata = new grpc.Metadata();
metadata.add('posthouse-caller', options.token);

const call = () => new Promise((resolve, reject) => client.Echo(request, metadata, (error, response) => {
  if (error) reject(error);
  else if (response.text !== request.text || response.payload.length !== request.payload.length) reject(new Error('another answer'));
  else resolve();
}));

async function measure(calls) {
  const times = new Float64Array(calls);
  let next = 0;
  const begun = performance.now();
  await Promise.all(Array.from({ length: parallel }, async () => {
    while (next < calls) {
      const index = next++;
      const start = performance.now();
      await call();
      times[index] = performance.now() - start;
    }
  }));
  const seconds = (performance.now() - begun) / 1000;
  times.sort();
  return { perSecond: calls / seconds, median: times[calls >> 1], slow: times[Math.trunc(calls * 0.99)] };
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await measure(Number(line))));
client.close();
