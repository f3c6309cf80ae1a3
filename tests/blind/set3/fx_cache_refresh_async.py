"""Keep the FX cache warm during the trading session: refresh by timer, stop at session end."""
import asyncio
import json
import os
import urllib.request


class Cache:
    def __init__(self, loop):
        self.loop = loop
        self.rates = {}
        self.rounds = 0
        self.session_over = asyncio.Event()

    def refresh(self):
        with urllib.request.urlopen(os.environ["FX_URL"] + "/latest") as resp:
            self.rates = json.load(resp)["rates"]
        self.rounds += 1
        if self.rounds >= 5:
            self.session_over.set()
        else:
            self.loop.call_later(0.5, self.refresh)


async def session():
    cache = Cache(asyncio.get_running_loop())
    asyncio.get_running_loop().call_later(0.1, cache.refresh)
    await cache.session_over.wait()
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "fx.json"), "w") as fh:
        json.dump(cache.rates, fh)


if __name__ == "__main__":
    asyncio.run(session())
