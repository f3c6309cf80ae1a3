"""Probe the sites, 1.5 s each at most."""
import asyncio
import os
from urllib.parse import urlsplit

SITES = ("SHOP_URL", "PORTAL_URL", "STATUS_URL")


async def head(url):
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    try:
        writer.write(f"GET /health HTTP/1.1\r\nHost: {parts.hostname}\r\n\r\n".encode())
        return (await reader.readline()).decode().strip()
    finally:
        writer.close()


async def probe(var):
    try:
        return var, await asyncio.wait_for(head(os.environ[var]), 1.5)
    except (asyncio.TimeoutError, OSError) as exc:
        return var, f"DOWN {type(exc).__name__}"


async def main():
    for var, state in await asyncio.gather(*map(probe, SITES)):
        print(f"{var:12s} {state}")


if __name__ == "__main__":
    asyncio.run(main())
