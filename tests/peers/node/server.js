// The echo service on grpc-js. Options: --certificate FILE --key FILE (TLS; plaintext without them), --port N (default: any).
// Prints `Listening: PORT`, and ends when its standard input does.
import { readFileSync } from 'node:fs';
import grpc from '@grpc/grpc-js';
import { commandLine } from './arguments.js';
import { EchoService, sizes, statusDetails, toMetadata, toPairs } from './contract.js';

const reserved = new Set(['user-agent', 'grpc-accept-encoding', 'accept-encoding', 'te', 'content-type']);

function answer(call, requests, number) {
  const deadline = call.getDeadline();
  return {
    text: requests.map(request => request.text).join(''),
    payload: Buffer.concat(requests.map(request => Buffer.from(request.payload, 'base64'))),
    number,
    metadata: toPairs(call.metadata).filter(pair => !reserved.has(pair.key)),
    millisecondsLeft: Number.isFinite(+deadline) ? Math.max(0, +deadline - Date.now()) : 0,
  };
}

function failureOf(request) {
  const { code, message, reason } = request.failure;
  const metadata = toMetadata(request.trailers);
  if (reason) metadata.set('grpc-status-details-bin', statusDetails(code, message, reason));
  return code === 0 ? new Error('unhandled') : { code, details: message, metadata };
}

function pause(call, milliseconds) {
  if (!milliseconds) return Promise.resolve();
  return new Promise(resolve => {
    const timer = setTimeout(resolve, milliseconds);
    call.on('cancelled', () => { clearTimeout(timer); resolve(); });
  });
}

function sendHeaders(call, request) {
  if (request?.headers?.length) call.sendMetadata(toMetadata(request.headers));
}

async function echo(call, callback) {
  const request = call.request;
  sendHeaders(call, request);
  await pause(call, request.delayMilliseconds);
  if (request.failure) callback(failureOf(request));
  else callback(null, answer(call, [request], 1), toMetadata(request.trailers));
}

async function collect(call, callback) {
  const requests = [];
  for await (const request of call.iterator({ destroyOnReturn: false })) {
    requests.push(request);
    if (requests.length === 1) sendHeaders(call, request);
    if (request.failure) return callback(failureOf(request));
    await pause(call, request.delayMilliseconds);
  }
  callback(null, answer(call, requests, requests.length), toMetadata(requests.at(-1)?.trailers));
}

async function repeat(call) {
  const request = call.request;
  sendHeaders(call, request);
  for (let number = 1; number <= request.repeat && !call.cancelled; number++) {
    if (request.failure && number > request.failure.after) return call.emit('error', failureOf(request));
    await pause(call, request.delayMilliseconds);
    if (!call.write(answer(call, [request], number))) await new Promise(resolve => { call.once('drain', resolve); call.once('cancelled', resolve); });
  }
  if (request.failure) call.emit('error', failureOf(request));
  else call.end(toMetadata(request.trailers));
}

async function converse(call) {
  let number = 0;
  let last;
  for await (const request of call.iterator({ destroyOnReturn: false })) {
    if (number === 0) sendHeaders(call, request);
    if (request.failure && number >= request.failure.after) return call.emit('error', failureOf(request));
    await pause(call, request.delayMilliseconds);
    call.write(answer(call, [request], ++number));
    last = request;
  }
  call.end(toMetadata(last?.trailers));
}

const options = commandLine();
const credentials = options.certificate
  ? grpc.ServerCredentials.createSsl(null, [{ cert_chain: readFileSync(options.certificate), private_key: readFileSync(options.key) }])
  : grpc.ServerCredentials.createInsecure();
const quiet = handler => call => handler(call).catch(error => { if (!call.cancelled) call.emit('error', error); });
const server = new grpc.Server(sizes);
server.addService(EchoService.service, { echo, collect, repeat: quiet(repeat), converse: quiet(converse), echoInside: echo });
server.bindAsync(`127.0.0.1:${options.port ?? 0}`, credentials, (error, port) => {
  if (error) throw error;
  console.log(`Listening: ${port}`);
});
process.stdin.on('end', () => process.exit(0)).resume();
