"""Probe the container images with an external program."""
import asyncio
import os
import sys


async def probe(image):
    proc = await asyncio.create_subprocess_exec(
        "sleep", "infinity", stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        env=dict(os.environ, IMAGE=image))
    out, err = await proc.communicate()
    if proc.returncode:
        raise RuntimeError(err.decode())
    return image, out.decode()


async def main():
    for image, out in await asyncio.gather(probe("web"), probe("worker")):
        print(image, out)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
