import os

import pandas as pd
import psycopg2

QUERY = "select customer_id, last_order, orders_90d from mart.churn_features"


def connect():
    return psycopg2.connect(
        host=os.environ["SVC_HOST"],
        port=os.environ["DB_PORT"],
        dbname="mart",
        user="etl",
        password="etl",
        sslmode="prefer",
    )


def main():
    conn = connect()
    try:
        with conn.cursor() as cur:
            cur.execute(QUERY)
            df = pd.DataFrame(cur.fetchall(), columns=[d[0] for d in cur.description])
    finally:
        conn.close()
    df["at_risk"] = df.orders_90d.eq(0)
    df.to_parquet("churn.parquet")


if __name__ == "__main__":
    main()
