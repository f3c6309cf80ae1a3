"""Railway: the inspection car's sensor heads report over TCP; collect one frame of each."""
import os
import select
import socket
import struct
from contextlib import ExitStack, closing

HEADS = ("left", "right", "catenary")
FRAME = struct.Struct(">If")


def open_heads(stack):
    addr = os.environ.get("TRACK_HOST", "car7"), int(os.environ.get("TRACK_PORT", "6000"))
    socks = {}
    for head in HEADS:
        s = stack.enter_context(closing(socket.create_connection(addr)))
        s.sendall(f"SUB {head}\n".encode())
        socks[s] = head
    return socks


def collect(socks):
    buffers, frames = {s: b"" for s in socks}, {}
    while len(frames) < len(socks):
        ready, _, _ = select.select(socks, [], [])
        for s in ready:
            try:
                buffers[s] += s.recv(FRAME.size)
            except BlockingIOError:
                continue
            if len(buffers[s]) >= FRAME.size:
                frames[socks[s]] = FRAME.unpack(buffers[s][:FRAME.size])
    return frames


def main():
    with ExitStack() as stack:
        frames = collect(open_heads(stack))
    for head, (tick, mm) in frames.items():
        print(f"{head}: {mm:.2f} mm at {tick}")


if __name__ == "__main__":
    main()
