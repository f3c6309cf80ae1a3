"""Runs article texts through external filters with asyncio subprocesses."""
import asyncio

ARTICLES = {
    "a1": "zebra\napple\nmango\n",
    "a2": "two\none\ntwo\n",
}


async def run_filter(text, *command):
    process = await asyncio.create_subprocess_exec(
        *command, stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    out, _ = await process.communicate(text.encode())
    if process.returncode != 0:
        raise RuntimeError(f"{command[0]}: status {process.returncode}")
    return out.decode()


async def tidy(name, text):
    text = await run_filter(text, "sort")
    text = await run_filter(text, "uniq")
    return name, text


async def main():
    for name, text in await asyncio.gather(*(tidy(*item) for item in ARTICLES.items())):
        print(name, text.split())


if __name__ == "__main__":
    asyncio.run(main())
