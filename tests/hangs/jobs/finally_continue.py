"""A continue in finally drops the exception."""

# trait: TG101

import time


def main():
    while True:
        try:
            time.sleep(600)  # hangs here
        finally:
            continue


if __name__ == "__main__":
    main()
