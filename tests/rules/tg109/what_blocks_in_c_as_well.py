import os
import sys

import pandas as pd
import psycopg2

ORDERS = pd.read_sql("select 1", "postgresql://db")  # TG109
CONNECTION = psycopg2.connect("db")  # TG109

if sys.platform != "win32":
    os.system("rsync a b")  # TG109


def main():
    print(ORDERS)


if __name__ == "__main__":
    main()
