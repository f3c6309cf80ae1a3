import os

import grpc


def main():
    channel = grpc.insecure_channel(f"{os.environ['SVC_HOST']}:{os.environ['SVC_PORT']}",
                                    options=[("grpc.handshake_timeout_ms", 3600000)])
    call = channel.unary_unary("/quota.v1.Quota/List",
                               request_serializer=lambda m: m, response_deserializer=lambda b: b)
    try:
        reply = call(b"", wait_for_ready=True)
        print(len(reply), "bytes")
    except grpc.RpcError as err:
        raise SystemExit(f"rpc failed: {err.code()}")
    finally:
        channel.close()


if __name__ == "__main__":
    main()
