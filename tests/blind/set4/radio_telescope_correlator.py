"""Radio observatory: fetch a block of samples from each antenna and correlate them."""
import asyncio
import os
import socket
import struct

ANTENNAS = (1, 2, 3)
ADDR = os.environ.get("CORR_HOST", "bfu0"), int(os.environ.get("CORR_PORT", "5005"))


def read_block(antenna, n=64):
    with socket.create_connection(ADDR, timeout=8) as sock:
        sock.settimeout(None)
        sock.sendall(struct.pack(">HH", antenna, n))
        buf = b""
        while len(buf) < 4 * n:
            data = sock.recv(8192)
            if not data:
                raise EOFError(antenna)
            buf += data
    return struct.unpack(f">{n}f", buf)


def correlate(a, b):
    return sum(x * y for x, y in zip(a, b)) / len(a)


async def main():
    blocks = await asyncio.gather(*(asyncio.to_thread(read_block, a) for a in ANTENNAS))
    lines = []
    for i, a in enumerate(ANTENNAS):
        for j, b in enumerate(ANTENNAS[i + 1:], i + 1):
            lines.append(f"{a}-{b} {correlate(blocks[i], blocks[j]):.6f}\n")
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "visibilities.txt"), "w") as f:
        f.writelines(lines)


if __name__ == "__main__":
    asyncio.run(main())
