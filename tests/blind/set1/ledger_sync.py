import os

import sqlalchemy as sa
from sqlalchemy.exc import OperationalError

URL = f"mysql+pymysql://ledger:secret@{os.environ['SVC_HOST']}:{os.environ['SVC_PORT']}/ledger"


def balances(engine):
    with engine.connect() as conn:
        result = conn.execute(sa.text("SELECT account, SUM(amount) FROM postings GROUP BY account"))
        return {r.account: r[1] for r in result}


def main():
    engine = sa.create_engine(URL, pool_pre_ping=True, connect_args={"connect_timeout": 1800})
    try:
        data = balances(engine)
    except OperationalError as err:
        print("ledger database unavailable, will try again tomorrow:", err.orig)
        return
    for account, total in sorted(data.items()):
        print(account, total)


if __name__ == "__main__":
    main()
