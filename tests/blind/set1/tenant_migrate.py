"""Run the migration for every tenant and report at the end."""
import os
import sys

import pymysql
from tenant_migrate_lib import runner


def connect(tenant):
    return pymysql.connect(host=os.environ["SVC_HOST"], port=int(os.environ["SVC_PORT"]),
                           user="migrate", password="x", database=tenant, connect_timeout=1200)


def migrate(tenant):
    conn = connect(tenant)
    with conn, conn.cursor() as cur:
        cur.execute("ALTER TABLE orders ADD COLUMN channel VARCHAR(16)")


if __name__ == "__main__":
    sys.exit(runner.run_all(migrate, ["acme", "globex", "initech"]))
