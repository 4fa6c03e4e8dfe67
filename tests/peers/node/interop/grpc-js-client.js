// The interoperability cases with a client on grpc-js. Options: --address HOST:PORT, --authority FILE (TLS; plaintext without it).
import { readFileSync } from 'node:fs';
import grpc from '@grpc/grpc-js';
import { commandLine } from '../arguments.js';
import { runCases } from './cases.js';
import { testing } from './grpc-js.js';

const plain = 2;
const options = commandLine();
const credentials = options.authority ? grpc.credentials.createSsl(readFileSync(options.authority)) : grpc.credentials.createInsecure();
const gzip = { 'grpc.default_compression_algorithm': grpc.compressionAlgorithms.gzip };
const clients = Object.fromEntries(['TestService', 'UnimplementedService'].map(name => [name, new testing[name](options.address, credentials)]));
const compressing = new testing.TestService(options.address, credentials, gzip);

// Streams of Node refuse the flags that grpc-js would take beside a message, so the flags come in by an interceptor.
class FlaggedCall extends grpc.InterceptingCall {
  constructor(next, flags) {
    super(next);
    this.flags = flags;
  }

  sendMessageWithContext(context, message) {
    super.sendMessageWithContext({ ...context, flags: this.flags.shift() }, message);
  }
}

function toMetadata(pairs) {
  const metadata = new grpc.Metadata();
  for (const [key, value] of Object.entries(pairs ?? {})) metadata.set(key, value);
  return metadata;
}

const timeoutOf = timeout => (timeout ? { deadline: Date.now() + timeout } : {});
const failure = error => ({ code: error.code, message: error.details });

function unary(service, method, request, { metadata, timeout, compress } = {}) {
  return new Promise((resolve, reject) => {
    const seen = {};
    const client = compress ? compressing : clients[service];
    const call = client[method](request, toMetadata(metadata), timeoutOf(timeout), (error, response) => {
      if (error) reject(failure(error));
      else seen.response = response;
    });
    call.on('metadata', headers => { seen.headers = headers.getMap(); });
    call.on('status', status => setImmediate(() => resolve({ ...seen, trailers: status.metadata.getMap() })));
  });
}

function stream(method, { metadata, timeout } = {}) {
  const { requestStream, responseStream } = testing.TestService.service[method];
  const messages = [];
  const waiting = [];
  const flags = [];
  let headers = {};
  let ended;
  const offer = message => (waiting.length ? waiting.shift()(message) : messages.push(message));
  const interceptors = [(callOptions, next) => new FlaggedCall(next(callOptions), flags)];
  const words = [toMetadata(metadata), { ...timeoutOf(timeout), interceptors }];
  const open = client => {
    if (!responseStream) words.push((error, response) => { if (response) offer(response); });
    const call = client[method](...words);
    call.on('metadata', seen => { headers = seen.getMap(); });
    call.on('error', () => {});
    if (responseStream) call.on('data', offer);
    call.on('status', status => setImmediate(() => {
      ended = status;
      for (const reader of waiting.splice(0)) reader(undefined);
      for (const asker of askers) asker(failure(status));
    }));
    return call;
  };
  const askers = [];
  let call = requestStream ? open(compressing) : undefined;
  return {
    write(request, compress) {
      flags.push(compress ? 0 : plain);
      if (call) return call.write(request);
      words.unshift(request);
      call = open(clients.TestService);
      return true;
    },
    end: () => { if (requestStream) call.end(); },
    cancel: () => call.cancel(),
    read: () => (messages.length ? Promise.resolve(messages.shift()) : ended ? Promise.resolve(undefined) : new Promise(resolve => waiting.push(resolve))),
    status: () => (ended ? Promise.resolve(failure(ended)) : new Promise(resolve => askers.push(resolve))),
    headers: () => headers,
    trailers: () => ended.metadata.getMap(),
    compressed: () => undefined,
  };
}

await runCases({ unary, stream });
