"""A query that waits for ever."""

# trait: TG104
# needs: psycopg2, postgres

import psycopg2


def main():
    with psycopg2.connect("") as connection:
        connection.cursor().execute("SELECT pg_sleep(600)")  # hangs here


if __name__ == "__main__":
    main()
