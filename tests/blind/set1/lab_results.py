import os

import trio


async def pull(sample_id):
    stream = await trio.open_tcp_stream(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"]))
    async with stream:
        await stream.send_all(f"RESULT {sample_id}\n".encode())
        data = b""
        async for chunk in stream:
            data += chunk
            if data.endswith(b"\n\n"):
                break
        return data.decode()


async def main():
    results = {}

    async def one(sid):
        results[sid] = await pull(sid)

    async with trio.open_nursery() as nursery:
        for sid in (311, 312, 313):
            nursery.start_soon(one, sid)
    print(len(results), "results")


if __name__ == "__main__":
    trio.run(main)
