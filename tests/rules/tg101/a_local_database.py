# A local database, which waits for nobody.
import duckdb


def main():
    tables = duckdb.connect("sales.duckdb")
    for name in ("north", "south"):
        try:
            tables.execute(f"create view {name} as select 1")
        except Exception as error:
            print(error)


if __name__ == "__main__":
    main()
