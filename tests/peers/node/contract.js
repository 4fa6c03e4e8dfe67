// The echo contract as grpc-js sees it, and the conversions that client and server share.
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';

const contracts = fileURLToPath(new URL('../../../contracts', import.meta.url));
const definition = protoLoader.loadSync('posthouse/testing/v1/echo.proto', {
  includeDirs: [contracts], bytes: String, longs: String, defaults: true, oneofs: true,
});

export const EchoService = grpc.loadPackageDefinition(definition).posthouse.testing.v1.EchoService;
export const largestMessage = 64 * 1024 * 1024;

// Message-size options of a channel or a server.
export const sizes = {
  'grpc.max_receive_message_length': largestMessage,
  'grpc.max_send_message_length': largestMessage,
};

// Pairs of the contract (bytes as base64) to metadata.
export function toMetadata(pairs) {
  const metadata = new grpc.Metadata();
  for (const { key, text, binary } of pairs ?? []) {
    metadata.add(key, key.endsWith('-bin') ? Buffer.from(binary ?? '', 'base64') : text ?? '');
  }
  return metadata;
}

// Metadata to pairs of the contract (bytes as base64).
export function toPairs(metadata) {
  return Object.keys(metadata?.getMap() ?? {}).flatMap(key => metadata.get(key).map(value =>
    key.endsWith('-bin') ? { key, binary: value.toString('base64') } : { key, text: value }));
}

// A google.rpc.Status with one ErrorInfo, as it stands in grpc-status-details-bin.
export function statusDetails(code, message, reason) {
  const errorInfo = Buffer.concat([field(1, reason), field(2, 'peers.posthouse')]);
  const any = Buffer.concat([field(1, 'type.googleapis.com/google.rpc.ErrorInfo'), field(2, errorInfo)]);
  return Buffer.concat([Buffer.from([1 << 3, code]), field(2, message), field(3, any)]);
}

// One length-delimited protobuf field.
function field(number, content) {
  const bytes = Buffer.from(content);
  const length = [];
  for (let rest = bytes.length; ; rest >>>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...length]), bytes]);
}
