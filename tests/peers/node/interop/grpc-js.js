// The contract of the interoperability tests as grpc-js sees it.
import { fileURLToPath } from 'node:url';
import grpc from '@grpc/grpc-js';
import protoLoader from '@grpc/proto-loader';

const contracts = fileURLToPath(new URL('../../../../contracts/published', import.meta.url));
const definition = protoLoader.loadSync('grpc/testing/test.proto', { includeDirs: [contracts], defaults: true, oneofs: true });

export const testing = grpc.loadPackageDefinition(definition).grpc.testing;
