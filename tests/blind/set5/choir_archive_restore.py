"""Archive: asks the tape robot for a restore over ZeroMQ and waits for its answer."""
import json
import os

import zmq

ROBOT = f"tcp://127.0.0.1:{os.environ.get('CHOIRZMQ_PORT', '5599')}"
TAPES = ["T0451", "T0452"]


def restore(ask, tape):
    ask.send_json({"cmd": "restore", "tape": tape, "prio": "night"})
    reply = ask.recv()
    return json.loads(reply)


def main():
    results = []
    with zmq.Context() as context:
        with context.socket(zmq.REQ) as ask:
            ask.connect(ROBOT)
            for tape in TAPES:
                answer = restore(ask, tape)
                results.append((tape, answer["state"]))
                if answer["state"] != "online":
                    raise RuntimeError(f"{tape}: {answer}")
    with open("restore.log", "a") as log:
        for tape, state in results:
            log.write(f"{tape} {state}\n")


if __name__ == "__main__":
    main()
