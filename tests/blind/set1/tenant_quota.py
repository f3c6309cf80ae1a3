import asyncio
import os

import asyncpg


async def main():
    conn = await asyncpg.connect(host=os.environ["SVC_HOST"], port=int(os.environ["SVC_PORT"]),
                                 user="quota", database="app", ssl=False, timeout=None)
    try:
        rows = await conn.fetch("SELECT tenant, used, quota FROM usage WHERE used > quota")
        for r in rows:
            print(r["tenant"], r["used"], "/", r["quota"])
    finally:
        await conn.close()


if __name__ == "__main__":
    asyncio.run(main())
