# A cancellation that is let through at times.
import asyncio


async def main():
    while True:
        try:
            await work()
        except BaseException as error:
            if not worth_a_retry(error):
                raise


asyncio.run(main())
