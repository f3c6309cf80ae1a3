"""trio has a loop of its own."""

# needs: trio

import trio


def main():
    trio.run(trio.sleep, 600)  # hangs here


if __name__ == "__main__":
    main()
