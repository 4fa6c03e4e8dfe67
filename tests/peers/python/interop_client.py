"""The cases of gRPC's public interoperability description with a client on grpcio.

Runs the cases that standard input names, one a line, and prints for each one line: {"case":"empty_unary","failure":null}.
"""
import argparse
import json
import pathlib
import queue
import sys

import grpc

import stubs

stubs.generate_interop()
import test_pb2 as proto  # noqa: E402 (importable only now)
import test_pb2_grpc  # noqa: E402

INITIAL, TRAILING = "x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"
GZIP, PLAIN = grpc.Compression.Gzip, grpc.Compression.NoCompression
PATIENCE = 20


def equal(seen, wanted):
    if seen != wanted:
        raise AssertionError(f"{seen!r} instead of {wanted!r}")


def zeros(size):
    return proto.Payload(body=bytes(size))


def large(**fields):
    return proto.SimpleRequest(response_size=314159, payload=zeros(271828), **fields)


def wanted(*sizes, **fields):
    return proto.StreamingOutputCallRequest(response_parameters=[proto.ResponseParameters(size=size) for size in sizes], **fields)


def lengths(responses):
    return [len(response.payload.body) for response in responses]


def ends_with(code, call, read=lambda call: call.result()):
    """Waits for the end of a call that is to fail."""
    try:
        read(call)
        raise AssertionError(f"OK instead of {code}")
    except (grpc.FutureCancelledError, grpc.RpcError):
        equal(call.code(), code)


class Requests:
    """Requests as they are written, for the call that iterates."""

    def __init__(self):
        self._queue = queue.Queue()

    def write(self, request):
        self._queue.put(request)

    def end(self):
        self._queue.put(None)

    def __iter__(self):
        return iter(self._queue.get, None)


class Cases:
    def __init__(self, channel):
        self._stub = test_pb2_grpc.TestServiceStub(channel)
        self._unimplemented = test_pb2_grpc.UnimplementedServiceStub(channel)

    def empty_unary(self):
        equal(self._stub.EmptyCall(proto.Empty(), timeout=PATIENCE), proto.Empty())

    def large_unary(self):
        equal(lengths([self._stub.UnaryCall(large(), timeout=PATIENCE)]), [314159])

    def client_streaming(self):
        requests = (proto.StreamingInputCallRequest(payload=zeros(size)) for size in (27182, 8, 1828, 45904))
        equal(self._stub.StreamingInputCall(requests, timeout=PATIENCE).aggregated_payload_size, 74922)

    def server_streaming(self):
        sizes = [31415, 9, 2653, 58979]
        equal(lengths(self._stub.StreamingOutputCall(wanted(*sizes), timeout=PATIENCE)), sizes)

    def ping_pong(self):
        requests = Requests()
        call = self._stub.FullDuplexCall(iter(requests), timeout=PATIENCE)
        for size, length in ((31415, 27182), (9, 8), (2653, 1828), (58979, 45904)):
            requests.write(wanted(size, payload=zeros(length)))
            equal(lengths([next(call)]), [size])
        requests.end()
        equal(list(call), [])

    def empty_stream(self):
        equal(list(self._stub.FullDuplexCall(iter(()), timeout=PATIENCE)), [])

    def client_compressed_unary(self):
        insisting, refusing = large(expect_compressed=proto.BoolValue(value=True)), large(expect_compressed=proto.BoolValue(value=False))
        ends_with(grpc.StatusCode.INVALID_ARGUMENT, self._stub.UnaryCall.future(insisting, timeout=PATIENCE, compression=PLAIN))
        equal(lengths([self._stub.UnaryCall(insisting, timeout=PATIENCE, compression=GZIP)]), [314159])
        equal(lengths([self._stub.UnaryCall(refusing, timeout=PATIENCE, compression=PLAIN)]), [314159])

    def server_compressed_unary(self):
        for value in (True, False):
            response = self._stub.UnaryCall(large(response_compressed=proto.BoolValue(value=value)), timeout=PATIENCE)
            equal(lengths([response]), [314159])

    def client_compressed_streaming(self):
        def requests(*pairs):
            return (proto.StreamingInputCallRequest(payload=zeros(size), expect_compressed=proto.BoolValue(value=value)) for size, value in pairs)
        probe = self._stub.StreamingInputCall.future(requests((27182, True)), timeout=PATIENCE, compression=PLAIN)
        ends_with(grpc.StatusCode.INVALID_ARGUMENT, probe)
        # Compression is a matter of the whole call here; the description wants the second message plain.
        response = self._stub.StreamingInputCall(requests((27182, True), (45904, False)), timeout=PATIENCE, compression=GZIP)
        equal(response.aggregated_payload_size, 73086)

    def server_compressed_streaming(self):
        request = proto.StreamingOutputCallRequest(response_parameters=[
            proto.ResponseParameters(size=31415, compressed=proto.BoolValue(value=True)),
            proto.ResponseParameters(size=92653, compressed=proto.BoolValue(value=False)),
        ])
        equal(lengths(self._stub.StreamingOutputCall(request, timeout=PATIENCE)), [31415, 92653])

    def cancel_after_begin(self):
        requests = Requests()
        call = self._stub.StreamingInputCall.future(iter(requests), timeout=PATIENCE)
        call.cancel()
        ends_with(grpc.StatusCode.CANCELLED, call)
        requests.end()

    def cancel_after_first_response(self):
        requests = Requests()
        call = self._stub.FullDuplexCall(iter(requests), timeout=PATIENCE)
        requests.write(wanted(31415, payload=zeros(27182)))
        equal(lengths([next(call)]), [31415])
        call.cancel()
        ends_with(grpc.StatusCode.CANCELLED, call, list)
        requests.end()

    def timeout_on_sleeping_server(self):
        requests = Requests()
        requests.write(proto.StreamingOutputCallRequest(payload=zeros(27182)))
        ends_with(grpc.StatusCode.DEADLINE_EXCEEDED, self._stub.FullDuplexCall(iter(requests), timeout=0.001), list)
        requests.end()

    def status_code_and_message(self):
        self._echoes("test status message")

    def special_status_message(self):
        self._echoes("\t\ntest with whitespace\r\nand Unicode BMP ☺ and non-BMP 😈\t\n")

    def unimplemented_method(self):
        ends_with(grpc.StatusCode.UNIMPLEMENTED, self._stub.UnimplementedCall.future(proto.Empty(), timeout=PATIENCE))

    def unimplemented_service(self):
        ends_with(grpc.StatusCode.UNIMPLEMENTED, self._unimplemented.UnimplementedCall.future(proto.Empty(), timeout=PATIENCE))

    def custom_metadata(self):
        metadata = ((INITIAL, "test_initial_metadata_value"), (TRAILING, b"\xab\xab\xab"))
        _, unary = self._stub.UnaryCall.with_call(large(), metadata=metadata, timeout=PATIENCE)
        duplex = self._stub.FullDuplexCall(iter((wanted(314159, payload=zeros(271828)),)), metadata=metadata, timeout=PATIENCE)
        equal(lengths(duplex), [314159])
        for call in (unary, duplex):
            equal(dict(call.initial_metadata()).get(INITIAL), "test_initial_metadata_value")
            equal(dict(call.trailing_metadata()).get(TRAILING), b"\xab\xab\xab")

    def _echoes(self, message):
        status = proto.EchoStatus(code=2, message=message)
        unary = self._stub.UnaryCall.future(proto.SimpleRequest(response_status=status), timeout=PATIENCE)
        duplex = self._stub.FullDuplexCall(iter((proto.StreamingOutputCallRequest(response_status=status),)), timeout=PATIENCE)
        for call, read in ((unary, lambda call: call.result()), (duplex, list)):
            ends_with(grpc.StatusCode.UNKNOWN, call, read)
            equal(call.details(), message)


def run(cases, name):
    try:
        getattr(cases, name)()
        return None
    except Exception as failure:  # Whatever it is, it is the case's failure.
        return f"{type(failure).__name__} {failure}".split("\n", 1)[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", required=True)
    parser.add_argument("--authority", type=pathlib.Path, help="certificate to trust (PEM); plaintext without it")
    options = parser.parse_args()

    if options.authority:
        channel = grpc.secure_channel(options.address, grpc.ssl_channel_credentials(options.authority.read_bytes()))
    else:
        channel = grpc.insecure_channel(options.address)
    cases = Cases(channel)
    for line in sys.stdin:
        name = line.strip()
        print(json.dumps({"case": name, "failure": run(cases, name)}), flush=True)


if __name__ == "__main__":
    main()
