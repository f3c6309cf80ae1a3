# The connection is closed by the server, which has to be there.
import asyncio

import asyncpg


async def stock():
    connection = await asyncpg.connect("postgres://127.0.0.1/stock")
    try:
        print(await connection.fetch("select count(*) from shelf"))
    finally:
        await connection.close()  # TG106 (low)


async def limited():
    connection = await asyncpg.connect("postgres://127.0.0.1/stock")
    try:
        print(await connection.fetch("select count(*) from shelf"))
    finally:
        await connection.close(timeout=10)


async def ended():
    connection = await asyncpg.connect("postgres://127.0.0.1/stock")
    try:
        print(await connection.fetch("select count(*) from shelf"))
    finally:
        connection.terminate()


asyncio.run(stock())
asyncio.run(limited())
asyncio.run(ended())
