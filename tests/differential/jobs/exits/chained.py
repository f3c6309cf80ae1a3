"""Fails with exceptions that are chained."""


class ExportError(Exception):
    pass


def main():
    try:
        int("row")
    except ValueError as error:
        raise ExportError("no rows") from error


if __name__ == "__main__":
    main()
