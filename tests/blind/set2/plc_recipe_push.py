import json
import os

import zmq

ENDPOINT = "tcp://127.0.0.1:9"
RECIPE = {"line": 4, "temp": 182.5, "hold_s": 40}


def push(ctx, recipe):
    sock = ctx.socket(zmq.REQ)
    sock.connect(os.environ.get("PLC_GATEWAY", ENDPOINT))
    sock.send_string(json.dumps(recipe))
    reply = json.loads(sock.recv_string())
    if not reply.get("accepted"):
        raise RuntimeError(f"recipe rejected: {reply}")
    return reply


def main():
    with zmq.Context() as ctx:
        print(push(ctx, RECIPE))


if __name__ == "__main__":
    main()
