"""Is interrupted from a terminal."""

# how: tty
# Children that were there before end with the terminal, in their own time.
# except: children before

import time


def main():
    try:
        print("press ^C", flush=True)
        time.sleep(5)
    except KeyboardInterrupt:
        print("as you wish")


if __name__ == "__main__":
    main()
