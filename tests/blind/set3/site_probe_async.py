"""Probe the company sites and print a summary table."""
import asyncio
import os
import time

import requests

SITES = {"www": "SHOP_URL", "portal": "PORTAL_URL", "status": "STATUS_URL", "hr": "HR_URL"}


async def probe(name, url):
    t0 = time.perf_counter()
    resp = requests.get(url + "/health")
    return name, resp.status_code, time.perf_counter() - t0


async def main():
    jobs = [asyncio.create_task(probe(n, os.environ[v])) for n, v in SITES.items()]
    results = await asyncio.gather(*jobs, return_exceptions=True)
    for name, res in zip(SITES, results):
        if isinstance(res, Exception):
            print(f"{name:10s} DOWN  {res}")
        else:
            print(f"{name:10s} {res[1]}   {res[2]:.3f}s")


if __name__ == "__main__":
    asyncio.run(main())
