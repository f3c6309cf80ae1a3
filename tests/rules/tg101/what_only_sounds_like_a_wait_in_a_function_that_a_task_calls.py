# What only sounds like a wait in a function that a task calls.
import asyncio


def send(data):
    connection.send(data)


async def work():
    while True:
        try:
            await event.wait()
            send(data)
        except Exception as error:
            print(error)


asyncio.run(work())
