"""The interoperability service on grpcio. Prints `Listening: PORT`, and ends when its standard input does."""
import argparse
import pathlib
import sys
import time
from concurrent import futures

import grpc

import stubs

stubs.generate_interop()
import test_pb2  # noqa: E402 (importable only now)
import test_pb2_grpc  # noqa: E402

INITIAL, TRAILING = "x-grpc-test-echo-initial", "x-grpc-test-echo-trailing-bin"


def echo(context):
    """Sends back the metadata that asks for it."""
    metadata = context.invocation_metadata()
    context.send_initial_metadata([pair for pair in metadata if pair[0] == INITIAL])
    context.set_trailing_metadata([pair for pair in metadata if pair[0] == TRAILING])


def refuse(request, context):
    status = request.response_status
    if status.code:
        context.abort(next(code for code in grpc.StatusCode if code.value[0] == status.code), status.message)


def zeros(size):
    return test_pb2.Payload(body=bytes(size))


def send(request, context):
    for wanted in request.response_parameters:
        if wanted.interval_us:
            time.sleep(wanted.interval_us / 1_000_000)
        if not wanted.compressed.value:
            context.disable_next_message_compression()
        yield test_pb2.StreamingOutputCallResponse(payload=zeros(wanted.size))


class TestEndpoint(test_pb2_grpc.TestServiceServicer):
    def EmptyCall(self, request, context):
        return test_pb2.Empty()

    def UnaryCall(self, request, context):
        if request.response_compressed.value:
            context.set_compression(grpc.Compression.Gzip)
        echo(context)
        refuse(request, context)
        return test_pb2.SimpleResponse(payload=zeros(request.response_size))

    def StreamingOutputCall(self, request, context):
        if any(wanted.compressed.value for wanted in request.response_parameters):
            context.set_compression(grpc.Compression.Gzip)
        echo(context)
        yield from send(request, context)
        refuse(request, context)

    def StreamingInputCall(self, request_iterator, context):
        echo(context)
        return test_pb2.StreamingInputCallResponse(aggregated_payload_size=sum(len(request.payload.body) for request in request_iterator))

    def FullDuplexCall(self, request_iterator, context):
        echo(context)
        for request in request_iterator:
            refuse(request, context)
            yield from send(request, context)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--certificate", type=pathlib.Path, help="TLS certificate (PEM); plaintext without it")
    parser.add_argument("--key", type=pathlib.Path, help="private key of the certificate (PEM)")
    options = parser.parse_args()

    server = grpc.server(futures.ThreadPoolExecutor(max_workers=16))
    test_pb2_grpc.add_TestServiceServicer_to_server(TestEndpoint(), server)
    if options.certificate:
        pair = (options.key.read_bytes(), options.certificate.read_bytes())
        port = server.add_secure_port("127.0.0.1:0", grpc.ssl_server_credentials([pair]))
    else:
        port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"Listening: {port}", flush=True)
    sys.stdin.read()
    server.stop(None).wait()


if __name__ == "__main__":
    main()
