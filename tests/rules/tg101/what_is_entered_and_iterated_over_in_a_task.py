# What is entered, and iterated over, in a task.
import asyncio


async def run(case):
    async with client.connect(case) as connection:
        async for message in connection.fetch():
            await connection.send(message)


async def main():
    for case in cases:
        try:
            await run(case)
        except Exception as error:
            print(error)


asyncio.run(main())
