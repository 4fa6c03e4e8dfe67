// Makes the calls that it is told to make, with grpc-js. Options: --address HOST:PORT, --authority FILE (TLS; plaintext without it).
// Reads one command as JSON per line and answers each with one line, in any order:
//   {"id":1,"method":"Echo","requests":[…],"metadata":[…],"deadlineMilliseconds":500,"cancelAfter":2,"waitForReady":false}
//   {"id":1,"code":0,"message":"","responses":[…],"headers":[…],"trailers":[…]}
// cancelAfter cancels after that many responses; 0 cancels when the response headers arrive.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import grpc from '@grpc/grpc-js';
import { commandLine } from './arguments.js';
import { EchoService, sizes, toMetadata, toPairs } from './contract.js';

const options = commandLine();
const credentials = options.authority ? grpc.credentials.createSsl(readFileSync(options.authority)) : grpc.credentials.createInsecure();
const client = new EchoService(options.address, credentials, sizes);

function start(command, seen) {
  const { requestStream, responseStream } = EchoService.service[command.method];
  const callOptions = command.deadlineMilliseconds ? { deadline: Date.now() + command.deadlineMilliseconds } : {};
  const words = requestStream ? [] : [command.requests[0]];
  const metadata = toMetadata(command.metadata);
  metadata.setOptions({ waitForReady: Boolean(command.waitForReady) });
  words.push(metadata, callOptions);
  if (!responseStream) words.push((error, response) => { if (response) seen.responses.push(response); });
  const call = client[command.method](...words);
  if (requestStream) {
    for (const request of command.requests) call.write(request);
    if (!command.keepOpen) call.end();
  }
  if (responseStream) {
    call.on('data', response => {
      seen.responses.push(response);
      if (seen.responses.length === command.cancelAfter) call.cancel();
    });
    call.on('error', () => {});
  }
  return call;
}

function run(command) {
  const seen = { id: command.id, responses: [], headers: [] };
  const call = start(command, seen);
  call.on('metadata', metadata => {
    seen.headers = toPairs(metadata);
    if (command.cancelAfter === 0) call.cancel();
  });
  call.on('status', status => setImmediate(() =>
    console.log(JSON.stringify({ ...seen, code: status.code, message: status.details, trailers: toPairs(status.metadata) }))));
}

createInterface({ input: process.stdin }).on('line', line => run(JSON.parse(line))).on('close', () => process.exit(0));
