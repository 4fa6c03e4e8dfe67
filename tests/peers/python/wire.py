"""Conversions that the Python client and server share."""
import base64

LARGEST_MESSAGE = 64 * 1024 * 1024
SIZES = [("grpc.max_receive_message_length", LARGEST_MESSAGE), ("grpc.max_send_message_length", LARGEST_MESSAGE)]


def to_pairs(metadata):
    """Metadata as JSON pairs of the contract, bytes as base64."""
    return [
        {"key": key, "binary": base64.b64encode(value).decode()} if key.endswith("-bin") else {"key": key, "text": value}
        for key, value in metadata or ()
    ]


def to_metadata(pairs):
    """JSON pairs of the contract as metadata."""
    return [
        (pair["key"], base64.b64decode(pair.get("binary", "")) if pair["key"].endswith("-bin") else pair.get("text", ""))
        for pair in pairs or ()
    ]


def status_details(code, message, reason):
    """A google.rpc.Status with one ErrorInfo, as it stands in grpc-status-details-bin."""
    error_info = _field(1, reason.encode()) + _field(2, b"peers.posthouse")
    detail = _field(1, b"type.googleapis.com/google.rpc.ErrorInfo") + _field(2, error_info)
    return bytes([1 << 3, code]) + _field(2, message.encode()) + _field(3, detail)


def _field(number, content):
    length, rest = bytearray(), len(content)
    while rest > 127:
        length.append((rest & 127) | 128)
        rest >>= 7
    length.append(rest)
    return bytes([(number << 3) | 2]) + bytes(length) + content
