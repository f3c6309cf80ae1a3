"""Runs the pending migrations in the databases of all tenants."""
import asyncio
import os

import pymysql

PORT = int(os.environ.get("SILENT_PORT", "3306"))
TENANTS = ["acme"]
MIGRATIONS = [
    "ALTER TABLE orders ADD COLUMN channel VARCHAR(20)",
    "CREATE INDEX idx_orders_channel ON orders (channel)",
]


def connect(tenant):
    return pymysql.connect(host="127.0.0.1", port=PORT, user="migrate", password="m", database=f"shop_{tenant}")


async def migrate(tenant):
    connection = connect(tenant)
    with connection.cursor() as cursor:
        for statement in MIGRATIONS:
            cursor.execute(statement)
            await asyncio.sleep(0)
    connection.commit()
    connection.close()


async def main():
    tasks = {asyncio.create_task(migrate(tenant), name=tenant) for tenant in TENANTS}
    while tasks:
        done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            print("tenant", task.get_name(), "finished,", len(tasks), "to go")


if __name__ == "__main__":
    asyncio.run(main())
