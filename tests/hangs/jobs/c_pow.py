"""Multiplies for a very long time."""

# trait: TG104



def main():
    print((3 ** (10**9)).bit_length())  # hangs here


if __name__ == "__main__":
    main()
