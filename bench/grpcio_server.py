"""The same echo on grpcio, for the comparison. Prints `- PORT`, and ends when its standard input does."""
import pathlib
import sys
from concurrent import futures

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "tests" / "peers" / "python"))

import grpc  # noqa: E402
import stubs  # noqa: E402

stubs.generate_echo()
from posthouse.testing.v1 import echo_pb2, echo_pb2_grpc  # noqa: E402 (importable only now)


class Echo(echo_pb2_grpc.EchoServiceServicer):
    def Echo(self, request, context):
        return echo_pb2.EchoResponse(text=request.text, payload=request.payload, number=1)


server = grpc.server(futures.ThreadPoolExecutor(max_workers=16))
echo_pb2_grpc.add_EchoServiceServicer_to_server(Echo(), server)
port = server.add_insecure_port("127.0.0.1:0")
server.start()
print(f"- {port}", flush=True)
sys.stdin.read()
server.stop(None).wait()
