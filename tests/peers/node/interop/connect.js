// The contract of the interoperability tests as connect-node sees it.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createFileRegistry, fromBinary } from '@bufbuild/protobuf';
import { FileDescriptorSetSchema } from '@bufbuild/protobuf/wkt';
import { buf } from '../buf.js';

const contracts = fileURLToPath(new URL('../../../../contracts', import.meta.url));
const image = execFileSync(buf, ['build', contracts, '--path', `${contracts}/published/grpc`, '--as-file-descriptor-set', '-o', '-']);
const registry = createFileRegistry(fromBinary(FileDescriptorSetSchema, image));

export const TestService = registry.getService('grpc.testing.TestService');
export const UnimplementedService = registry.getService('grpc.testing.UnimplementedService');
export const initial = 'x-grpc-test-echo-initial';
export const trailing = 'x-grpc-test-echo-trailing-bin';
