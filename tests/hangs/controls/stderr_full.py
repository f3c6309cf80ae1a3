"""Is started with a standard error on a full disk."""

# how: stderr-full


def main():
    print("done")


if __name__ == "__main__":
    main()
