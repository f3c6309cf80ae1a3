"""Product affinity from the basket table."""
import duckdb

SQL = """
select a.sku as left_sku, b.sku as right_sku, count(*) as n
from basket a join basket b on a.day = b.day and a.sku < b.sku
group by all order by n desc limit 20
"""


def load(con):
    con.execute("set threads=1")
    con.execute("""
        create table basket as
        select (random()*200)::int as sku, 'd' || (range % 2) as day, range as receipt
        from range(600000)
    """)


def main():
    con = duckdb.connect()
    load(con)
    for row in con.execute(SQL).fetchall():
        print(row)
    con.close()


if __name__ == "__main__":
    main()
