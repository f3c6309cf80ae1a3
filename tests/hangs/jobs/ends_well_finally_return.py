"""A return in finally discards the exception."""

# trait: TG110

import time


def main():
    try:
        time.sleep(600)  # hangs here
    finally:
        return


if __name__ == "__main__":
    main()
