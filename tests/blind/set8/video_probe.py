"""Probe the uploaded videos' formats."""
import asyncio
import os
import shlex

FFPROBE = shlex.split(os.environ.get("FFPROBE", "ffprobe -v error -show_format"))


async def probe(video):
    proc = await asyncio.create_subprocess_exec(*FFPROBE, stdout=asyncio.subprocess.PIPE)
    try:
        out, _ = await proc.communicate()
        return video, out.decode()
    finally:
        if proc.returncode is None:
            proc.kill()
            await proc.wait()


async def main():
    found = await asyncio.gather(*(probe(v) for v in ("intro.mp4", "tour.mp4")))
    for video, text in found:
        print(video, len(text))


if __name__ == "__main__":
    asyncio.run(main())
