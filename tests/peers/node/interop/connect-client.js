// The interoperability cases with connect-node. Options: --address HOST:PORT, --authority FILE (TLS; plaintext without it),
// --protocol grpc|grpc-web|connect|connect-json (gRPC without it), each over HTTP/2.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { ConnectError, createClient, decodeBinaryHeader, encodeBinaryHeader } from '@connectrpc/connect';
import { compressionGzip, createConnectTransport, createGrpcTransport, createGrpcWebTransport } from '@connectrpc/connect-node';
import { commandLine } from '../arguments.js';
import { runCases } from './cases.js';
import { TestService, UnimplementedService } from './connect.js';

const options = commandLine();
let unpacked = 0;
const counting = { ...compressionGzip, decompress: bytes => { unpacked++; return Promise.resolve(gunzipSync(bytes)); } };
const common = {
  baseUrl: `${options.authority ? 'https' : 'http'}://${options.address}`,
  nodeOptions: options.authority ? { ca: readFileSync(options.authority) } : {},
  acceptCompression: [counting],
};
const open = {
  grpc: createGrpcTransport,
  'grpc-web': given => createGrpcWebTransport({ ...given, httpVersion: '2' }),
  connect: given => createConnectTransport({ ...given, httpVersion: '2', useBinaryFormat: true }),
  'connect-json': given => createConnectTransport({ ...given, httpVersion: '2' }),
}[options.protocol ?? 'grpc'];
const transport = open(common);
const clients = { TestService: createClient(TestService, transport), UnimplementedService: createClient(UnimplementedService, transport) };
const compressing = createClient(TestService, open({ ...common, sendCompression: compressionGzip, compressMinBytes: 0 }));
const local = method => method[0].toLowerCase() + method.slice(1);

function toHeaders(metadata) {
  return Object.entries(metadata ?? {}).map(([key, value]) => [key, key.endsWith('-bin') ? encodeBinaryHeader(value) : value]);
}

const toMap = headers => Object.fromEntries([...headers].map(
  ([key, value]) => [key, key.endsWith('-bin') ? Buffer.from(decodeBinaryHeader(value)) : value]));

function failure(error) {
  const { code, rawMessage } = ConnectError.from(error);
  return { code, message: rawMessage };
}

async function unary(service, method, request, { metadata, timeout, compress } = {}) {
  const seen = {};
  const before = unpacked;
  try {
    const response = await (compress ? compressing : clients[service])[local(method)](request, {
      headers: toHeaders(metadata), timeoutMs: timeout,
      onHeader: headers => { seen.headers = toMap(headers); }, onTrailer: trailers => { seen.trailers = toMap(trailers); },
    });
    return { ...seen, response, compressed: [unpacked > before] };
  } catch (error) {
    throw failure(error);
  }
}

// Requests as they are written, for whoever iterates.
function requests() {
  const queue = [];
  let wake = () => {};
  return {
    put(request) { queue.push(request); wake(); },
    async* [Symbol.asyncIterator]() {
      while (true) {
        while (queue.length === 0) await new Promise(resolve => { wake = resolve; });
        const request = queue.shift();
        if (request === undefined) return;
        yield request;
      }
    },
  };
}

function stream(method, { metadata, timeout } = {}) {
  const { methodKind } = TestService.method[local(method)];
  const input = requests();
  const cancel = new AbortController();
  const seen = { compressed: [] };
  const callOptions = {
    headers: toHeaders(metadata), timeoutMs: timeout, signal: cancel.signal,
    onHeader: headers => { seen.headers = toMap(headers); }, onTrailer: trailers => { seen.trailers = toMap(trailers); },
  };
  let responses;
  let ended;
  const begin = (argument, client = clients.TestService) => {
    const answer = client[local(method)](argument, callOptions);
    responses = methodKind === 'client_streaming' ? (async function* one() { yield await answer; })() : answer[Symbol.asyncIterator]();
    if (methodKind === 'client_streaming') answer.catch(() => {});
  };
  return {
    // Whether requests are compressed is a matter of the transport: the first message decides for the call.
    write(request, compress) {
      if (methodKind === 'server_streaming') return begin(request);
      if (!responses) begin(input, compress ? compressing : clients.TestService);
      input.put(request);
    },
    end() {
      if (!responses) begin(input);
      input.put(undefined);
    },
    cancel() {
      if (!responses) begin(input);
      cancel.abort();
    },
    async read() {
      const before = unpacked;
      try {
        const { done, value } = await responses.next();
        if (!done) {
          seen.compressed.push(unpacked > before);
          return value;
        }
        ended ??= { code: 0, message: '' };
      } catch (error) {
        ended = failure(error);
      }
    },
    async status() {
      while (!ended) await this.read();
      return ended;
    },
    headers: () => seen.headers,
    trailers: () => seen.trailers,
    compressed: () => seen.compressed,
  };
}

await runCases({ unary, stream });
