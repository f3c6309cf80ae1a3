"""The loop catches what SQLAlchemy makes of it."""

# trait: TG101
# needs: sqlalchemy pymysql silent

import os
import sqlalchemy

PORT = int(os.environ["SILENT_PORT"])


def main():
    engine = sqlalchemy.create_engine(f"mysql+pymysql://job@127.0.0.1:{PORT}/job")
    while True:
        try:
            engine.connect()  # hangs here
            return
        except sqlalchemy.exc.OperationalError as error:
            print("again:", error)


if __name__ == "__main__":
    main()
