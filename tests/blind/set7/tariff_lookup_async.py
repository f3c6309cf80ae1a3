"""Look up tariffs for shipments; the vendor's client is synchronous."""
import asyncio
import os
import urllib.request

URL = os.environ.get("TARIFF_URL", "http://tariff.internal")


def vendor_lookup(code):
    with urllib.request.urlopen(f"{URL}/tariffs/{code}") as resp:
        return resp.read().decode()


async def lookup(code, sem):
    async with sem:
        return code, await asyncio.to_thread(vendor_lookup, code)


async def main():
    sem = asyncio.Semaphore(3)
    codes = ["8471.30", "8517.12", "9403.60", "6109.10"]
    tariffs = {}
    for coro in asyncio.as_completed([lookup(c, sem) for c in codes]):
        code, text = await coro
        tariffs[code] = text.strip()
    for code, text in sorted(tariffs.items()):
        print(f"{code}: {text}")


if __name__ == "__main__":
    asyncio.run(main())
