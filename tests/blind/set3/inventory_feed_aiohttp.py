"""Fetch the inventory pages with aiohttp."""
import asyncio
import json
import os
from pathlib import Path

import aiohttp
import typer

app = typer.Typer(add_completion=False)


async def page(session: aiohttp.ClientSession, n: int) -> list:
    async with session.get(f"{os.environ['ERP_URL']}/inventory?page={n}") as resp:
        resp.raise_for_status()
        return (await resp.json())["items"]


async def fetch(pages: int) -> list:
    no_limit = aiohttp.ClientTimeout(total=None)
    async with aiohttp.ClientSession(timeout=no_limit) as session:
        try:
            parts = await asyncio.gather(*(page(session, n) for n in range(pages)))
        except aiohttp.ClientError as exc:
            typer.echo(f"inventory not available: {exc}", err=True)
            return []
    return [item for part in parts for item in part]


@app.command()
def main(pages: int = 3, out: Path = Path("inventory.json")):
    items = asyncio.run(fetch(pages))
    out.write_text(json.dumps(items))
    typer.echo(f"{len(items)} items")


if __name__ == "__main__":
    app()
