"""Observatory: refresh the guide star catalogue; keeps the old one when the server is slow."""
import asyncio
import os
from urllib.parse import urlsplit


async def get(url, path):
    u = urlsplit(url)
    reader, writer = await asyncio.open_connection(u.hostname, u.port)
    try:
        writer.write(f"GET {path} HTTP/1.0\r\nHost: {u.hostname}\r\n\r\n".encode())
        await writer.drain()
        return await reader.read()
    finally:
        writer.close()


async def zone(n):
    url = os.environ.get("STARS_URL", "http://stars.obs.internal")
    try:
        body = await asyncio.wait_for(get(url, f"/zone/{n}"), timeout=0.5)
    except (asyncio.TimeoutError, OSError) as e:
        return n, None, repr(e)
    return n, body, ""


async def main():
    results = await asyncio.gather(*(zone(n) for n in range(4)), return_exceptions=True)
    kept = [r for r in results if isinstance(r, Exception) or r[1] is None]
    print(f"{len(results) - len(kept)} zones refreshed, {len(kept)} kept")


if __name__ == "__main__":
    asyncio.run(main())
