"""Prints to a full disk, which shows at the end only."""

# how: stdout-full


def main():
    print("done")


if __name__ == "__main__":
    main()
