"""Recalculate prices; works through the database pool of the shop."""
import os

from sqlalchemy import create_engine, text
from sqlalchemy.pool import QueuePool

engine = create_engine("sqlite:///" + os.path.join(os.environ.get("WORK_DIR", "."), "prices.db"),
                       poolclass=QueuePool, pool_size=1, max_overflow=0, pool_timeout=None,
                       connect_args={"check_same_thread": False})


def setup():
    with engine.begin() as con:
        con.execute(text("create table if not exists price(sku text, net numeric)"))
        con.execute(text("insert into price values ('A', 10), ('B', 20)"))


def surcharge(sku):
    with engine.connect() as lookup:
        return lookup.execute(text("select count(*) from price where sku = :s"), {"s": sku}).scalar() * 0.05


def recalc():
    changed = 0
    with engine.connect() as con:
        try:
            for sku, net in con.execute(text("select sku, net from price")).fetchall():
                con.execute(text("update price set net = :n where sku = :s"), {"n": float(net) * (1 + surcharge(sku)), "s": sku})
                changed += 1
            con.commit()
        except ValueError:
            con.rollback()
    return changed


def main():
    setup()
    print(recalc(), "prices changed")


if __name__ == "__main__":
    main()
