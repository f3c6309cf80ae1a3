"""Check that all regional sitemaps are served."""
import asyncio
import os

import requests

BASE = os.environ["MIX_API"]
SITES = ["us", "eu", "apac", "latam"]


async def check(site):
    await asyncio.sleep(0)
    r = requests.get(f"{BASE}/{site}/sitemap.xml")
    return site, r.status_code


async def main():
    results = await asyncio.gather(*(check(s) for s in SITES), return_exceptions=True)
    for res in results:
        if isinstance(res, Exception):
            print("FAILED", res)
        else:
            print("ok", *res)


if __name__ == "__main__":
    asyncio.run(main())
