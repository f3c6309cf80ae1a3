"""A number that is far too large."""

# trait: TG104


def main():
    pow(7, 10**9)  # hangs here


if __name__ == "__main__":
    main()
