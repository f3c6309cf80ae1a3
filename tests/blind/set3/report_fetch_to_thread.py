"""Download the daily reports; the HTTP client is blocking, so it runs in threads."""
import asyncio
import logging
import os
import pathlib

import requests

log = logging.getLogger("reports")
REPORTS = ("sales", "returns", "stock")


def download(name: str) -> pathlib.Path:
    target = pathlib.Path(os.environ.get("WORK_DIR", ".")) / f"{name}.pdf"
    with requests.get(f"{os.environ['REPORT_URL']}/daily/{name}.pdf", stream=True) as resp:
        resp.raise_for_status()
        with target.open("wb") as fh:
            for chunk in resp.iter_content(1 << 16):
                fh.write(chunk)
    return target


async def main() -> None:
    async def one(name):
        path = await asyncio.to_thread(download, name)
        log.info("%s -> %s", name, path)

    await asyncio.gather(*(one(n) for n in REPORTS))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    asyncio.run(main())
