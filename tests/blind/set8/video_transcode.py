"""Transcode the uploaded videos, two at a time."""
import asyncio
import os
import shlex

FFMPEG = shlex.split(os.environ.get("FFMPEG", "ffmpeg -nostdin -i in.mp4 out.webm"))
VIDEOS = ["intro.mp4", "tour.mp4", "faq.mp4"]


async def transcode(video, slots):
    async with slots:
        proc = await asyncio.create_subprocess_exec(
            *FFMPEG, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE
        )
        last = b""
        try:
            async for line in proc.stderr:
                last = line
        finally:
            code = await proc.wait()
            print(f"{video}: ended with {code} {last.decode(errors='replace').strip()}")
    return code


async def main():
    slots = asyncio.Semaphore(2)
    codes = await asyncio.gather(*(transcode(v, slots) for v in VIDEOS))
    raise SystemExit(max(codes))


if __name__ == "__main__":
    asyncio.run(main())
