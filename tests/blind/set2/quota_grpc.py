"""Report project quotas from the internal gRPC service."""
import os
import sys

import grpc

TARGET = f"{os.environ['SVC_HOST']}:{os.environ['GRPC_PORT']}"
PROJECTS = [b"web", b"ml", b"batch"]


def main():
    with grpc.insecure_channel(TARGET, options=[("grpc.enable_retries", 0)]) as channel:
        get = channel.unary_unary("/quota.Quota/Get")
        over = []
        for project in PROJECTS:
            try:
                used = int(get(project, wait_for_ready=True))
            except grpc.RpcError as e:
                print(project.decode(), e.code(), file=sys.stderr)
                continue
            print(project.decode(), used, "%")
            if used > 90:
                over.append(project)
    return len(over)


if __name__ == "__main__":
    sys.exit(main())
