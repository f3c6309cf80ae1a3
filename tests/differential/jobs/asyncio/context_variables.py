"""Keeps values in contexts, in tasks and in threads."""

# python: 3.7

import asyncio
import contextvars
import threading

value = contextvars.ContextVar("value", default="none")


async def work(name):
    value.set(name)
    await asyncio.sleep(0.01)
    print(value.get())


async def main():
    await asyncio.gather(work("first"), work("second"))
    print(value.get())


if __name__ == "__main__":
    value.set("main")
    asyncio.run(main())
    thread = threading.Thread(target=lambda: print("thread", value.get("unset")))
    contextvars.copy_context().run(thread.start)
    thread.join()
