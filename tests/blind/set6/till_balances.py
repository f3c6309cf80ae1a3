"""Add up the balances of the tills."""
import asyncio
import os
import sys

TILLS = ["t1", "t2", "t3"]


async def balance(address, till):
    host, port = address.rsplit(":", 1)
    reader, writer = await asyncio.open_connection(host, int(port))
    try:
        writer.write(f"BALANCE {till}\n".encode())
        return int(await reader.readline())
    finally:
        writer.close()


async def collect(address):
    results = await asyncio.gather(
        *(balance(address, till) for till in TILLS), return_exceptions=True
    )
    total = 0
    for till, result in zip(TILLS, results):
        if isinstance(result, Exception):
            print(till, "unknown", result, file=sys.stderr)
            continue
        total += result
    return total


def main():
    address = os.environ.get("TILLS", "tills.internal:4500")
    print("total", asyncio.run(collect(address)))


if __name__ == "__main__":
    main()
