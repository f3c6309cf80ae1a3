"""A row lock that another session keeps."""

# trait: TG104, TG101
# needs: psycopg2, postgres

import psycopg2


def main():
    holder, waiter = psycopg2.connect(""), psycopg2.connect("")
    holder.cursor().execute("SELECT pg_advisory_lock(4711)")
    try:
        waiter.cursor().execute("SELECT pg_advisory_lock(4711)")  # hangs here
    except psycopg2.Error as error:
        print("failed:", error)


if __name__ == "__main__":
    main()
