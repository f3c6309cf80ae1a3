"""A task that is cancelled waits for its child, which most often ends by itself."""

import asyncio


async def transcode(path):
    child = await asyncio.create_subprocess_exec("ffmpeg", "-i", path, "out.webm")
    try:
        async for line in child.stderr:
            print(line)
    finally:
        print(await child.wait())  # TG106 (low)


if __name__ == "__main__":
    asyncio.run(transcode("in.mp4"))
