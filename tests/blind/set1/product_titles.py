"""Write better product titles with the language model."""
import asyncio
import os

from openai import AsyncOpenAI

client = AsyncOpenAI(api_key="sk-test", base_url=os.environ["API_URL"] + "/v1", timeout=None)


async def title(sku):
    r = await client.chat.completions.create(
        model="gpt-4o-mini", messages=[{"role": "user", "content": f"Title for {sku}"}])
    return r.choices[0].message.content


async def main():
    sem = asyncio.Semaphore(2)

    async def one(sku):
        async with sem:
            return sku, await title(sku)

    for sku, text in await asyncio.gather(*(one(s) for s in ("A1", "A2", "A3"))):
        print(sku, text)


if __name__ == "__main__":
    asyncio.run(main())
