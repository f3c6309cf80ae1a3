import os

import pymssql


def main():
    conn = pymssql.connect(server=os.environ["SVC_HOST"], port=os.environ["SVC_PORT"],
                           user="stock", password="secret", database="erp", login_timeout=600)
    cur = conn.cursor(as_dict=True)
    cur.execute("SELECT sku, qty FROM stock WHERE qty < min_qty")
    for row in cur:
        print(row["sku"], row["qty"])
    conn.close()


if __name__ == "__main__":
    main()
