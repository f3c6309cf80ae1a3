# A database elsewhere.
import trino


def main():
    tables = trino.dbapi.connect("host").cursor()
    for name in ("north", "south"):
        try:
            tables.execute(f"create view {name} as select 1")
        except Exception as error:  # TG101
            print(error)


if __name__ == "__main__":
    main()
