"""Add up the turnover of the branches from their tills."""
import asyncio
import json
import os
import sys
import urllib.request

BRANCHES = ["bahnhof", "markt", "hafen"]


async def turnover(base, branch):
    with urllib.request.urlopen(f"{base}/{branch}/turnover") as reply:
        answer = json.load(reply)
    await asyncio.sleep(0)
    return answer["cents"]


async def collect(base):
    results = await asyncio.gather(
        *(turnover(base, branch) for branch in BRANCHES), return_exceptions=True
    )
    total = 0
    for branch, result in zip(BRANCHES, results):
        if isinstance(result, Exception):
            print(branch, "unknown", result, file=sys.stderr)
            continue
        print(branch, result)
        total += result
    return total


def main():
    base = os.environ.get("TILL_URL", "http://tills.internal")
    print("total", asyncio.run(collect(base)))


if __name__ == "__main__":
    main()
