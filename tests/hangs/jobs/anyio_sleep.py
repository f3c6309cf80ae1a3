"""anyio runs on asyncio."""

# trait: TG105
# needs: anyio

import anyio


def main():
    anyio.run(anyio.sleep, 600)  # hangs here


if __name__ == "__main__":
    main()
