import os

import trio

HOST, PORT = os.environ["SVC_HOST"], int(os.environ["DEVICE_PORT"])


async def read_sensor(addr, results):
    stream = await trio.open_tcp_stream(HOST, PORT)
    async with stream:
        await stream.send_all(bytes([addr, 3, 0, 0, 0, 1]))
        reply = await stream.receive_some(64)
        results[addr] = int.from_bytes(reply[3:5], "big")


async def sweep():
    results = {}
    async with trio.open_nursery() as nursery:
        for addr in (1, 2, 3, 17):
            nursery.start_soon(read_sensor, addr, results)
    return results


def main():
    for addr, value in sorted(trio.run(sweep).items()):
        print(addr, value)


if __name__ == "__main__":
    main()
