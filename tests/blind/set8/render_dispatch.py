"""Dispatch render jobs to the farm and wait for the finished frames."""
import json
import os

import zmq

FARM = os.environ.get("RENDER_FARM", "tcp://farm.internal:5557")
FRAMES = range(1, 25)


def dispatch(push, scene):
    for frame in FRAMES:
        push.send(json.dumps({"scene": scene, "frame": frame}).encode())


def main():
    with zmq.Context() as context:
        push = context.socket(zmq.PUSH)
        push.connect(FARM)
        results = context.socket(zmq.PULL)
        results.bind("tcp://127.0.0.1:18853")
        done = 0
        try:
            dispatch(push, os.environ.get("SCENE", "lobby"))
            while done < len(FRAMES):
                frame = results.recv_json()
                done += 1
                print("frame", frame["frame"], "ready")
        finally:
            push.close()
            results.close()


if __name__ == "__main__":
    main()
