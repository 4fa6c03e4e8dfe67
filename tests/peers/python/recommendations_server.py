"""The published Recommendations contract on grpcio: three books a category, whoever asks.

Prints `Listening: PORT`, and ends when its standard input does, or on SIGTERM.
"""
import argparse
import signal
import sys
from concurrent import futures

import grpc

import stubs

stubs.generate("published/recommendations.proto")
from published import recommendations_pb2, recommendations_pb2_grpc  # noqa: E402 (importable only now)

BOOKS = {
    recommendations_pb2.MYSTERY: ["Python: Mystery One", "Python: Mystery Two", "Python: Mystery Three"],
    recommendations_pb2.SCIENCE_FICTION: ["Python: Fiction One", "Python: Fiction Two", "Python: Fiction Three"],
    recommendations_pb2.SELF_HELP: ["Python: Help One", "Python: Help Two", "Python: Help Three"],
}


class Recommendations(recommendations_pb2_grpc.RecommendationsServicer):
    def Recommend(self, request, context):
        if request.category not in BOOKS:
            context.abort(grpc.StatusCode.NOT_FOUND, "Category not found")
        books = enumerate(BOOKS[request.category], 1 + 100 * request.category)
        return recommendations_pb2.RecommendationResponse(recommendations=[
            recommendations_pb2.BookRecommendation(id=number, title=title) for number, title in books
        ][:max(0, request.max_results)])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    options = parser.parse_args()

    server = grpc.server(futures.ThreadPoolExecutor(max_workers=8))
    recommendations_pb2_grpc.add_RecommendationsServicer_to_server(Recommendations(), server)
    port = server.add_insecure_port(f"127.0.0.1:{options.port}")
    server.start()
    print(f"Listening: {port}", flush=True)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    sys.stdin.read()
    server.stop(None).wait()


if __name__ == "__main__":
    main()
