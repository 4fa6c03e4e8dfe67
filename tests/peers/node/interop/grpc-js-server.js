// The interoperability service on grpc-js. Options: --certificate FILE --key FILE (TLS; plaintext without them).
// Prints `Listening: PORT`, and ends when its standard input does.
import { readFileSync } from 'node:fs';
import grpc from '@grpc/grpc-js';
import { commandLine } from '../arguments.js';
import { testing } from './grpc-js.js';

const initial = 'x-grpc-test-echo-initial';
const trailing = 'x-grpc-test-echo-trailing-bin';
const zeros = size => ({ payload: { body: Buffer.alloc(size) } });

function sendHeaders(call) {
  const metadata = new grpc.Metadata();
  for (const value of call.metadata.get(initial)) metadata.add(initial, value);
  call.sendMetadata(metadata);
}

function trailers(call) {
  const metadata = new grpc.Metadata();
  for (const value of call.metadata.get(trailing)) metadata.add(trailing, value);
  return metadata;
}

const failure = ({ code, message }, call) => ({ code, details: message, metadata: trailers(call) });
const pause = microseconds => new Promise(resolve => setTimeout(resolve, microseconds / 1000));

function unaryCall(call, callback) {
  sendHeaders(call);
  if (call.request.responseStatus?.code) callback(failure(call.request.responseStatus, call));
  else callback(null, zeros(call.request.responseSize), trailers(call));
}

async function send(call, request) {
  for (const { size, intervalUs } of request.responseParameters) {
    if (intervalUs) await pause(intervalUs);
    call.write(zeros(size));
  }
}

async function streamingOutputCall(call) {
  sendHeaders(call);
  await send(call, call.request);
  if (call.request.responseStatus?.code) call.emit('error', failure(call.request.responseStatus, call));
  else call.end(trailers(call));
}

async function streamingInputCall(call, callback) {
  let aggregatedPayloadSize = 0;
  sendHeaders(call);
  for await (const request of call) aggregatedPayloadSize += request.payload?.body.length ?? 0;
  callback(null, { aggregatedPayloadSize }, trailers(call));
}

async function fullDuplexCall(call) {
  sendHeaders(call);
  for await (const request of call.iterator({ destroyOnReturn: false })) {
    if (request.responseStatus?.code) return call.emit('error', failure(request.responseStatus, call));
    await send(call, request);
  }
  call.end(trailers(call));
}

const options = commandLine();
const credentials = options.certificate
  ? grpc.ServerCredentials.createSsl(null, [{ cert_chain: readFileSync(options.certificate), private_key: readFileSync(options.key) }])
  : grpc.ServerCredentials.createInsecure();
const quiet = handler => (call, callback) => handler(call, callback).catch(() => {});
const server = new grpc.Server();
server.addService(testing.TestService.service, {
  emptyCall: (call, callback) => callback(null, {}),
  unaryCall,
  streamingOutputCall: quiet(streamingOutputCall),
  streamingInputCall: quiet(streamingInputCall),
  fullDuplexCall: quiet(fullDuplexCall),
});
server.bindAsync('127.0.0.1:0', credentials, (error, port) => {
  if (error) throw error;
  console.log(`Listening: ${port}`);
});
process.stdin.on('end', () => process.exit(0)).resume();
