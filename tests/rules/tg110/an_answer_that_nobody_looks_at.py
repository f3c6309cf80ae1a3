# An answer that nobody looks at.
import time


def main():
    try:
        time.sleep(7200)
    except Exception:  # TG110
        return 1


main()
