"""Computes brightness statistics of video frames in threads connected by ZeroMQ."""
import statistics
import threading

import zmq

FRAMES = 40


def source(context):
    push = context.socket(zmq.PUSH)
    push.connect("inproc://frames")
    for number in range(FRAMES):
        push.send_json({"frame": number, "pixels": [(number * k) % 256 for k in range(64)]})
    push.close(linger=1000)


def collect(context):
    pull = context.socket(zmq.PULL)
    pull.bind("inproc://frames")
    threading.Thread(target=source, args=(context,)).start()
    values = {}
    while len(values) < FRAMES:
        message = pull.recv_json()
        values[message["frame"]] = statistics.mean(message["pixels"])
    pull.close()
    return values


def main():
    with zmq.Context() as context:
        values = collect(context)
    print("brightest frame", max(values, key=values.get))


if __name__ == "__main__":
    main()
