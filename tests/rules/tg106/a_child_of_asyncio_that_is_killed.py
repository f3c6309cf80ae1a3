"""A task that is cancelled ends its child first."""

import asyncio


async def transcode(path):
    child = await asyncio.create_subprocess_exec("ffmpeg", "-i", path, "out.webm")
    try:
        async for line in child.stderr:
            print(line)
    finally:
        if child.returncode is None:
            child.kill()
        print(await child.wait())


if __name__ == "__main__":
    asyncio.run(transcode("in.mp4"))
