# What others hand over, that comes back.
import time


def safely(what, *args):
    try:
        return what(*args)
    except Exception as error:
        print(error)


async def work():
    time.sleep(7200)


safely()
safely(work)
safely(print, 1)
