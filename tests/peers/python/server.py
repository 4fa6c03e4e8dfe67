"""The echo service on grpcio. Prints `Listening: PORT`, and ends when its standard input does."""
import argparse
import pathlib
import sys
import threading
from concurrent import futures

import grpc

import stubs
import wire

stubs.generate_echo()
from posthouse.testing.v1 import echo_pb2, echo_pb2_grpc  # noqa: E402 (importable only now)


def metadata_of(pairs):
    return [(pair.key, pair.binary if pair.key.endswith("-bin") else pair.text) for pair in pairs]


def answer(context, requests, number):
    left = context.time_remaining()
    return echo_pb2.EchoResponse(
        text="".join(request.text for request in requests),
        payload=b"".join(request.payload for request in requests),
        number=number,
        metadata=[
            echo_pb2.Pair(key=key, binary=value) if key.endswith("-bin") else echo_pb2.Pair(key=key, text=value)
            for key, value in context.invocation_metadata() if key not in ("user-agent", "accept-encoding")
        ],
        milliseconds_left=0 if left is None or left > 1e9 else max(0, int(left * 1000)))


def send_headers(context, request):
    if request.headers:
        context.send_initial_metadata(metadata_of(request.headers))


def pause(context, request):
    if request.delay_milliseconds:
        ended = threading.Event()
        context.add_callback(ended.set)
        ended.wait(request.delay_milliseconds / 1000)


def finish(context, request):
    """Sets trailers, and ends the call when the request asks for a failure."""
    trailers = metadata_of(request.trailers)
    failure = request.failure
    if request.HasField("failure") and failure.reason:
        trailers.append(("grpc-status-details-bin", wire.status_details(failure.code, failure.message, failure.reason)))
    context.set_trailing_metadata(trailers)
    if not request.HasField("failure"):
        return
    if failure.code == 0:
        raise RuntimeError("unhandled")
    context.abort(next(code for code in grpc.StatusCode if code.value[0] == failure.code), failure.message)


class EchoEndpoint(echo_pb2_grpc.EchoServiceServicer):
    def Echo(self, request, context):
        send_headers(context, request)
        pause(context, request)
        finish(context, request)
        return answer(context, [request], 1)

    EchoInside = Echo

    def Collect(self, request_iterator, context):
        requests = []
        for request in request_iterator:
            requests.append(request)
            if len(requests) == 1:
                send_headers(context, request)
            if request.HasField("failure"):
                finish(context, request)
            pause(context, request)
        if requests:
            finish(context, requests[-1])
        return answer(context, requests, len(requests))

    def Repeat(self, request, context):
        send_headers(context, request)
        for number in range(1, request.repeat + 1):
            if request.HasField("failure") and number > request.failure.after:
                break
            pause(context, request)
            yield answer(context, [request], number)
        finish(context, request)

    def Converse(self, request_iterator, context):
        request = None
        for index, request in enumerate(request_iterator):
            if index == 0:
                send_headers(context, request)
            if request.HasField("failure") and index >= request.failure.after:
                break
            pause(context, request)
            yield answer(context, [request], index + 1)
        if request:
            finish(context, request)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--certificate", type=pathlib.Path, help="TLS certificate (PEM); plaintext without it")
    parser.add_argument("--key", type=pathlib.Path, help="private key of the certificate (PEM)")
    options = parser.parse_args()

    server = grpc.server(futures.ThreadPoolExecutor(max_workers=32), options=wire.SIZES)
    echo_pb2_grpc.add_EchoServiceServicer_to_server(EchoEndpoint(), server)
    address = f"127.0.0.1:{options.port}"
    if options.certificate:
        pair = (options.key.read_bytes(), options.certificate.read_bytes())
        port = server.add_secure_port(address, grpc.ssl_server_credentials([pair]))
    else:
        port = server.add_insecure_port(address)
    server.start()
    print(f"Listening: {port}", flush=True)
    sys.stdin.read()
    server.stop(None).wait()


if __name__ == "__main__":
    main()
