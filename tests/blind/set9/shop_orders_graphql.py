"""Pull orders of each storefront over GraphQL."""
import asyncio
import json
import os
import urllib.request

ENDPOINT = os.environ.get("API_URL", "http://graphql.shop.internal") + "/graphql"
QUERY = "query($front: String!) { orders(front: $front, last: 50) { id total } }"
FRONTS = ("eu", "us", "jp")


async def orders(front):
    body = json.dumps({"query": QUERY, "variables": {"front": front}}).encode()
    req = urllib.request.Request(ENDPOINT, body, {"Content-Type": "application/json"})
    with urllib.request.urlopen(req) as resp:
        data = json.load(resp)
    await asyncio.sleep(0)
    return front, data["data"]["orders"]


async def main():
    results = await asyncio.gather(*map(orders, FRONTS), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            print("front failed:", result)
            continue
        front, found = result
        print(front, len(found), sum(o["total"] for o in found))


if __name__ == "__main__":
    asyncio.run(main())
