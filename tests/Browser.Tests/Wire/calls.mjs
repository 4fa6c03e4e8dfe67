// Makes the calls that a test asks for, as any page does with connect-web, and tells what came of them.
import { createFileRegistry, fromBinary, fromJson, toJson } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { Code, ConnectError, createClient, decodeBinaryHeader, encodeBinaryHeader } from '@connectrpc/connect';
import { createConnectTransport, createGrpcWebTransport } from '@connectrpc/connect-web';

const transports = {
  'connect-json': baseUrl => createConnectTransport({ baseUrl }),
  'connect-binary': baseUrl => createConnectTransport({ baseUrl, useBinaryFormat: true }),
  'connect-get': baseUrl => createConnectTransport({ baseUrl, useHttpGet: true }),
  'connect-get-binary': baseUrl => createConnectTransport({ baseUrl, useHttpGet: true, useBinaryFormat: true }),
  'grpc-web': baseUrl => createGrpcWebTransport({ baseUrl }),
};

const contract = new Uint8Array(await (await fetch('/contract')).arrayBuffer());
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, contract));
const echo = registry.getService('posthouse.testing.v1.EchoService');
const details = ['google.rpc.ErrorInfo', 'google.rpc.BadRequest'].map(name => registry.getMessage(name));

const text = (key, value) => key.endsWith('-bin') ? String.fromCharCode(...decodeBinaryHeader(value)) : value;
const pairs = headers => Object.fromEntries([...headers].map(([key, value]) => [key, text(key, value)]));

// { transport, baseUrl, method, request, headers, timeoutMs, abortAfter }: abortAfter gives up after that many responses.
async function call({ transport, baseUrl, method, request, headers = {}, timeoutMs, abortAfter }) {
  const client = createClient(echo, transports[transport](baseUrl));
  const seen = { code: 'ok', responses: [], headers: {}, trailers: {}, details: [] };
  const giveUp = new AbortController();
  const options = {
    headers: Object.entries(headers).map(([key, value]) => [key, key.endsWith('-bin') ? encodeBinaryHeader(new TextEncoder().encode(value)) : value]),
    timeoutMs,
    signal: giveUp.signal,
    onHeader: all => { seen.headers = pairs(all); },
    onTrailer: all => { seen.trailers = pairs(all); },
  };
  const take = response => {
    seen.responses.push(toJson(echo.method[method].output, response));
    if (seen.responses.length === abortAfter) giveUp.abort();
  };
  try {
    const answer = client[method](fromJson(echo.method[method].input, request), options);
    if (abortAfter === 0) setTimeout(() => giveUp.abort(), 100);
    if (echo.method[method].methodKind === 'server_streaming') for await (const response of answer) take(response);
    else take(await answer);
  } catch (failure) {
    const error = ConnectError.from(failure);
    seen.code = Code[error.code];
    seen.message = error.rawMessage;
    seen.metadata = pairs(error.metadata);
    seen.details = details.flatMap(schema => error.findDetails(schema).map(detail => toJson(schema, detail)));
  }
  return seen;
}

window.call = call;
