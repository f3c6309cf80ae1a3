"""Fails with a traceback."""


def main():
    raise ValueError("row 7")


if __name__ == "__main__":
    main()
