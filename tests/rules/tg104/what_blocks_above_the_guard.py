import os

import psycopg2

CONNECTION = psycopg2.connect("db")
os.system("rsync a b")


def main():
    psycopg2.connect("db")  # TG104


if __name__ == "__main__":
    main()
    os.system("rsync a b")  # TG104
