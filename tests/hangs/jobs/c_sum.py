"""A loop in C."""

# trait: TG104


def main():
    sum(range(10**12))  # hangs here


if __name__ == "__main__":
    main()
