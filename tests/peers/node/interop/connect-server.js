// The interoperability service on connect-node. Options: --certificate FILE --key FILE (TLS; plaintext without them).
// Prints `Listening: PORT`, and ends when its standard input does.
import { readFileSync } from 'node:fs';
import http2 from 'node:http2';
import { Code, ConnectError } from '@connectrpc/connect';
import { compressionGzip, connectNodeAdapter } from '@connectrpc/connect-node';
import { commandLine } from '../arguments.js';
import { TestService, initial, trailing } from './connect.js';

const zeros = size => ({ payload: { body: new Uint8Array(size) } });
const pause = microseconds => new Promise(resolve => setTimeout(resolve, microseconds / 1000));

function echo({ requestHeader, responseHeader, responseTrailer }) {
  if (requestHeader.has(initial)) responseHeader.set(initial, requestHeader.get(initial));
  if (requestHeader.has(trailing)) responseTrailer.set(trailing, requestHeader.get(trailing));
}

// A handler sees how the stream says that its messages are compressed, and not whether one of them is.
function insist({ expectCompressed }, { requestHeader }) {
  if (expectCompressed?.value && requestHeader.get('grpc-encoding') !== 'gzip') throw new ConnectError('Not compressed.', Code.InvalidArgument);
}

function refuse({ responseStatus }) {
  if (responseStatus?.code) throw new ConnectError(responseStatus.message, responseStatus.code);
}

async function* send(request) {
  for (const { size, intervalUs } of request.responseParameters) {
    if (intervalUs) await pause(intervalUs);
    yield zeros(size);
  }
}

const implementation = {
  emptyCall: () => ({}),
  unaryCall(request, context) {
    echo(context);
    insist(request, context);
    refuse(request);
    return zeros(request.responseSize);
  },
  async* streamingOutputCall(request, context) {
    echo(context);
    yield* send(request);
    refuse(request);
  },
  async streamingInputCall(requests, context) {
    let aggregatedPayloadSize = 0;
    echo(context);
    for await (const request of requests) {
      insist(request, context);
      aggregatedPayloadSize += request.payload?.body.length ?? 0;
    }
    return { aggregatedPayloadSize };
  },
  async* fullDuplexCall(requests, context) {
    echo(context);
    for await (const request of requests) {
      refuse(request);
      yield* send(request);
    }
  },
};

const options = commandLine();
const handler = connectNodeAdapter({ routes: router => router.service(TestService, implementation), acceptCompression: [compressionGzip] });
const server = options.certificate
  ? http2.createSecureServer({ cert: readFileSync(options.certificate), key: readFileSync(options.key) }, handler)
  : http2.createServer(handler);
server.listen(0, '127.0.0.1', () => console.log(`Listening: ${server.address().port}`));
process.stdin.on('end', () => process.exit(0)).resume();
