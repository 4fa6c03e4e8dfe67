"""Asks a Recommendations server once and prints `ID TITLE` per line; on failure `CODE MESSAGE` on standard error and exit code 1."""
import argparse
import sys

import grpc

import stubs

stubs.generate("published/recommendations.proto")
from published import recommendations_pb2, recommendations_pb2_grpc  # noqa: E402 (importable only now)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--address", default="localhost:50051")
    parser.add_argument("--user", type=int, default=1)
    parser.add_argument("--category", type=int, default=recommendations_pb2.MYSTERY)
    parser.add_argument("--max-results", type=int, default=3)
    options = parser.parse_args()

    request = recommendations_pb2.RecommendationRequest(
        user_id=options.user, category=options.category, max_results=options.max_results)
    with grpc.insecure_channel(options.address) as channel:
        try:
            response = recommendations_pb2_grpc.RecommendationsStub(channel).Recommend(request, timeout=10)
        except grpc.RpcError as error:
            sys.exit(f"{error.code().name} {error.details()}")
    for book in response.recommendations:
        print(book.id, book.title)


if __name__ == "__main__":
    main()
