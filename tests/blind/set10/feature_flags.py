"""Fetches the feature flags from the flag service (gRPC, messages as raw JSON)."""
import json
import os
import sys

import grpc

TARGET = "127.0.0.1:%s" % os.environ.get("SILENT_PORT", "50051")


class FlagService:
    def __init__(self, channel):
        self._list = channel.unary_unary(
            "/flags.Flags/List",
            request_serializer=lambda document: json.dumps(document).encode(),
            response_deserializer=json.loads,
        )

    def flags(self, environment):
        return self._list({"environment": environment}, wait_for_ready=True)["flags"]


def main():
    with grpc.insecure_channel(TARGET) as channel:
        try:
            flags = FlagService(channel).flags("production")
        except grpc.RpcError as exc:
            sys.exit(f"flag service: {exc}")
    with open("flags.json", "w") as fh:
        json.dump(flags, fh, indent=1)


if __name__ == "__main__":
    main()
