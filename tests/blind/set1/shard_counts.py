import os

import anyio


async def count(shard, out):
    async with await anyio.connect_tcp(os.environ["SVC_HOST"], int(os.environ["SVC_PORT"])) as stream:
        await stream.send(b"COUNT %d\n" % shard)
        out[shard] = int(await stream.receive(64))


async def main():
    out = {}
    async with anyio.create_task_group() as tg:
        for shard in range(4):
            tg.start_soon(count, shard, out)
    total = sum(out.values())
    print(f"{total} rows in {len(out)} shards")


if __name__ == "__main__":
    anyio.run(main)
