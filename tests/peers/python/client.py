"""Makes the calls that it is told to make, with grpcio.

Reads one command as JSON per line and answers each with one line, in any order:
  {"id":1,"method":"Echo","requests":[...],"metadata":[...],"deadlineMilliseconds":500,"cancelAfter":2,"waitForReady":false}
  {"id":1,"code":0,"message":"","responses":[...],"headers":[...],"trailers":[...]}
cancelAfter cancels after that many responses; 0 cancels when the response headers arrive (streamed responses only:
grpcio shows the headers of other calls at their end).
"""
import argparse
import json
import pathlib
import queue
import sys
import threading

import grpc
from google.protobuf import json_format

import stubs
import wire

stubs.generate_echo()
from posthouse.testing.v1 import echo_pb2, echo_pb2_grpc  # noqa: E402 (importable only now)

PRINTING = threading.Lock()


def requests_of(command, over):
    yield from (json_format.ParseDict(request, echo_pb2.EchoRequest()) for request in command["requests"])
    if command.get("keepOpen"):
        over.wait()


def start(stub, command, over):
    method = getattr(stub, command["method"])
    requests = requests_of(command, over)
    limit = command.get("deadlineMilliseconds")
    words = {"metadata": wire.to_metadata(command.get("metadata")), "timeout": limit / 1000 if limit else None,
             "wait_for_ready": bool(command.get("waitForReady"))}
    if command["method"] in ("Collect", "Converse"):
        first = requests
    else:
        first = next(requests)
    if command["method"] in ("Echo", "EchoInside", "Collect"):
        return method.future(first, **words)
    return method(first, **words)


def responses_of(command, call):
    if command["method"] in ("Echo", "EchoInside", "Collect"):
        if command.get("cancelAfter") != 0:
            yield call.result()
        return
    for number, response in enumerate(call, 1):
        yield response
        if number == command.get("cancelAfter"):
            call.cancel()


def run(stub, command):
    seen, over = {"id": command["id"], "responses": []}, threading.Event()
    call = start(stub, command, over)
    try:
        if command.get("cancelAfter") == 0:
            call.initial_metadata()
            call.cancel()
        for response in responses_of(command, call):
            seen["responses"].append(json_format.MessageToDict(response))
    except (grpc.RpcError, grpc.FutureCancelledError):
        pass
    over.set()
    seen.update(code=call.code().value[0], message=call.details() or "", headers=wire.to_pairs(call.initial_metadata()),
                trailers=wire.to_pairs(call.trailing_metadata()))
    with PRINTING:
        print(json.dumps(seen), flush=True)


def work(stub, commands):
    while (command := commands.get()) is not None:
        run(stub, command)


def main():
    parser = argparse.ArgumentParser(description="Makes the calls that its standard input tells it to make, with grpcio.")
    parser.add_argument("--address", required=True)
    parser.add_argument("--authority", type=pathlib.Path, help="certificate to trust (PEM); plaintext without it")
    parser.add_argument("--watched", help="service whose health decides whether its server gets calls")
    options = parser.parse_args()

    settings = [*wire.SIZES]
    if options.watched:
        balancing = {"loadBalancingConfig": [{"round_robin": {}}], "healthCheckConfig": {"serviceName": options.watched}}
        settings.append(("grpc.service_config", json.dumps(balancing)))
    if options.authority:
        credentials = grpc.ssl_channel_credentials(options.authority.read_bytes())
        channel = grpc.secure_channel(options.address, credentials, options=settings)
    else:
        channel = grpc.insecure_channel(options.address, options=settings)
    stub, commands = echo_pb2_grpc.EchoServiceStub(channel), queue.Queue()
    for _ in range(64):
        threading.Thread(target=work, args=(stub, commands), daemon=True).start()
    for line in sys.stdin:
        commands.put(json.loads(line))


if __name__ == "__main__":
    main()
