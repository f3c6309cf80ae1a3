import os
import sqlite3

import pandas as pd


def main():
    con = sqlite3.connect(os.path.join(os.environ["WORK_DIR"], "app.db"), timeout=1200)
    df = pd.read_sql_query("SELECT sku, sum(qty) AS qty FROM orders GROUP BY sku", con)
    df["share"] = df["qty"] / df["qty"].sum()
    df.to_sql("kpi", con, if_exists="replace", index=False)
    con.close()
    print(df.nlargest(5, "qty"))


if __name__ == "__main__":
    main()
