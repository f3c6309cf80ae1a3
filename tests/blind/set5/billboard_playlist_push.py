"""Outdoor ads: pushes the evening's playlist to the displays."""
import asyncio
import os


async def push(display, playlist):
    try:
        async with asyncio.timeout(0.5):
            reader, writer = await asyncio.open_connection(
                os.environ.get("BILLBOARD_HOST", "displays"), int(os.environ.get("BILLBOARD_PORT", "1515")))
            writer.write("\n".join([display, *playlist]).encode())
            await writer.drain()
            return await reader.readline()
    except asyncio.CancelledError:
        print(display, "cancelled")
        raise
    except TimeoutError:
        return None


async def evening():
    playlist = ["cola.mp4", "phone.mp4", "weather.mp4"]
    answers = await asyncio.gather(*(push(d, playlist) for d in ("D1", "D2", "D3")))
    return sum(a is None for a in answers)


def main():
    silent = asyncio.run(evening())
    print(silent, "displays keep the old playlist")


if __name__ == "__main__":
    main()
