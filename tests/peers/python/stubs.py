"""Generates the Python classes of a contract at start, into a directory that goes away with the process."""
import atexit
import importlib
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

CONTRACTS = pathlib.Path(__file__).resolve().parents[3] / "contracts"


def generate(*protos, root=CONTRACTS):
    """Makes the modules of these contracts (paths below the root) importable."""
    home = pathlib.Path(tempfile.mkdtemp(prefix="posthouse-stubs-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    for proto in protos:
        source = (root / proto).read_text(encoding="utf-8")
        target = home / proto
        target.parent.mkdir(parents=True, exist_ok=True)
        # Debian's generator is older than `optional` in proto3, which changes nothing on the wire.
        target.write_text(re.sub(r"^(\s*)optional ", r"\1", source, flags=re.MULTILINE), encoding="utf-8")
    subprocess.run(
        [sys.executable, "-m", "grpc_tools.protoc", f"-I{home}", f"--python_out={home}", f"--grpc_python_out={home}", *protos],
        check=True, cwd=home)
    sys.path.insert(0, str(home))
    google = home / "google"
    if google.is_dir():
        # The package of that name that is installed looks only into its own directory.
        importlib.import_module("google").__path__.append(str(google))


def generate_echo():
    """Makes posthouse.testing.v1 importable."""
    generate(
        "google/api/http.proto", "google/api/annotations.proto", "posthouse/options/v1/options.proto",
        "posthouse/testing/v1/echo.proto")


def generate_interop():
    """Makes grpc.testing's messages importable as test_pb2, beside grpcio's own package grpc."""
    generate("test.proto", root=CONTRACTS / "published" / "grpc" / "testing")
