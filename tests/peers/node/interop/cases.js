// The cases of gRPC's public interoperability description, for a client of whatever library. A library is given as
//   unary(service, method, request, { metadata, timeout, compress }) => { response, headers, trailers, compressed }, or throws { code, message }
//   stream(method, { metadata, timeout }) => { write(request, compress), end(), read(), cancel(), status(), headers(), trailers(), compressed() }
// where timeout is in milliseconds, read() gives undefined at the end, and compressed is undefined when the library does not show it.
import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';

const zeros = length => ({ body: Buffer.alloc(length) });
const sizes = messages => messages.map(message => message.payload.body.length);
const initial = 'x-grpc-test-echo-initial';
const trailing = 'x-grpc-test-echo-trailing-bin';
const large = { responseSize: 314159, payload: zeros(271828) };

async function all(call) {
  const messages = [];
  for (let message; (message = await call.read()) !== undefined;) messages.push(message);
  return messages;
}

async function failsWith(code, attempt) {
  const status = await attempt().then(() => ({ code: 0 }), error => error);
  assert.equal(status.code, code, `Status ${status.code} instead of ${code}: ${status.message}`);
  return status;
}

async function collect(library, requests) {
  const call = library.stream('StreamingInputCall');
  for (const [size, expectCompressed, compress] of requests) {
    call.write({ payload: zeros(size), ...(expectCompressed === undefined ? {} : { expectCompressed: { value: expectCompressed } }) }, compress);
  }
  call.end();
  const answers = await all(call);
  const status = await call.status();
  if (status.code !== 0) throw status;
  return answers[0].aggregatedPayloadSize;
}

async function echoes(library, status) {
  const seen = await failsWith(status.code, () => library.unary('TestService', 'UnaryCall', { responseStatus: status }));
  assert.equal(seen.message, status.message);
  const call = library.stream('FullDuplexCall');
  call.write({ responseStatus: status });
  call.end();
  assert.deepEqual(await all(call), []);
  const ended = await call.status();
  assert.deepEqual([ended.code, ended.message], [status.code, status.message]);
}

export const cases = {
  async empty_unary(library) {
    await library.unary('TestService', 'EmptyCall', {});
  },
  async large_unary(library) {
    const { response } = await library.unary('TestService', 'UnaryCall', large);
    assert.deepEqual(sizes([response]), [314159]);
  },
  async client_streaming(library) {
    assert.equal(await collect(library, [[27182], [8], [1828], [45904]]), 74922);
  },
  async server_streaming(library) {
    const wanted = [31415, 9, 2653, 58979];
    const call = library.stream('StreamingOutputCall');
    call.write({ responseParameters: wanted.map(size => ({ size })) });
    call.end();
    assert.deepEqual(sizes(await all(call)), wanted);
    assert.equal((await call.status()).code, 0);
  },
  async ping_pong(library) {
    const call = library.stream('FullDuplexCall');
    for (const [size, length] of [[31415, 27182], [9, 8], [2653, 1828], [58979, 45904]]) {
      call.write({ responseParameters: [{ size }], payload: zeros(length) });
      assert.deepEqual(sizes([await call.read()]), [size]);
    }
    call.end();
    assert.equal(await call.read(), undefined);
    assert.equal((await call.status()).code, 0);
  },
  async empty_stream(library) {
    const call = library.stream('FullDuplexCall');
    call.end();
    assert.deepEqual(await all(call), []);
    assert.equal((await call.status()).code, 0);
  },
  async client_compressed_unary(library) {
    const ask = (value, compress) => library.unary('TestService', 'UnaryCall', { ...large, expectCompressed: { value } }, { compress });
    await failsWith(3, () => ask(true, false));
    assert.deepEqual(sizes([(await ask(true, true)).response, (await ask(false, false)).response]), [314159, 314159]);
  },
  async server_compressed_unary(library) {
    for (const value of [true, false]) {
      const { response, compressed } = await library.unary('TestService', 'UnaryCall', { ...large, responseCompressed: { value } });
      assert.deepEqual(sizes([response]), [314159]);
      if (compressed) assert.deepEqual(compressed, [value]);
    }
  },
  async client_compressed_streaming(library) {
    await failsWith(3, () => collect(library, [[27182, true, false]]));
    assert.equal(await collect(library, [[27182, true, true], [45904, false, false]]), 73086);
  },
  async server_compressed_streaming(library) {
    const call = library.stream('StreamingOutputCall');
    call.write({ responseParameters: [{ compressed: { value: true }, size: 31415 }, { compressed: { value: false }, size: 92653 }] });
    call.end();
    assert.deepEqual(sizes(await all(call)), [31415, 92653]);
    if (call.compressed()) assert.deepEqual(call.compressed(), [true, false]);
  },
  async cancel_after_begin(library) {
    const call = library.stream('StreamingInputCall');
    call.cancel();
    assert.equal((await call.status()).code, 1);
  },
  async cancel_after_first_response(library) {
    const call = library.stream('FullDuplexCall');
    call.write({ responseParameters: [{ size: 31415 }], payload: zeros(27182) });
    assert.deepEqual(sizes([await call.read()]), [31415]);
    call.cancel();
    assert.equal((await call.status()).code, 1);
  },
  async timeout_on_sleeping_server(library) {
    const call = library.stream('FullDuplexCall', { timeout: 1 });
    call.write({ payload: zeros(27182) });
    assert.equal((await call.status()).code, 4);
  },
  async status_code_and_message(library) {
    await echoes(library, { code: 2, message: 'test status message' });
  },
  async special_status_message(library) {
    await echoes(library, { code: 2, message: '\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n' });
  },
  async unimplemented_method(library) {
    await failsWith(12, () => library.unary('TestService', 'UnimplementedCall', {}));
  },
  async unimplemented_service(library) {
    await failsWith(12, () => library.unary('UnimplementedService', 'UnimplementedCall', {}));
  },
  async custom_metadata(library) {
    const metadata = { [initial]: 'test_initial_metadata_value', [trailing]: Buffer.from('ababab', 'hex') };
    const { headers, trailers } = await library.unary('TestService', 'UnaryCall', large, { metadata });
    assert.deepEqual([headers[initial], trailers[trailing].toString('hex')], ['test_initial_metadata_value', 'ababab']);
    const call = library.stream('FullDuplexCall', { metadata });
    call.write({ responseParameters: [{ size: 314159 }], payload: zeros(271828) });
    call.end();
    assert.deepEqual(sizes(await all(call)), [314159]);
    assert.equal((await call.status()).code, 0);
    assert.deepEqual([call.headers()[initial], call.trailers()[trailing].toString('hex')], ['test_initial_metadata_value', 'ababab']);
  },
};

// Runs the cases that standard input names, one a line, and prints for each one line: {"case":"empty_unary","failure":null}. Ends when its input does.
export async function runCases(library) {
  for await (const name of createInterface({ input: process.stdin })) {
    const patience = new Promise((_, reject) => setTimeout(() => reject(new Error('No end within 20 s.')), 20_000).unref());
    const failure = await Promise.race([cases[name](library), patience]).then(() => null, error => `${error.code ?? ''} ${error.message}`.trim().split('\n', 1)[0]);
    console.log(JSON.stringify({ case: name, failure }));
  }
  process.exit(0);
}
