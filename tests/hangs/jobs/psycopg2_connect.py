"""A database that takes the connection and says nothing."""

# trait: TG104
# needs: psycopg2, silent

import os
import psycopg2


def main():
    psycopg2.connect(host="127.0.0.1", port=os.environ["SILENT_PORT"], user="job")  # hangs here


if __name__ == "__main__":
    main()
