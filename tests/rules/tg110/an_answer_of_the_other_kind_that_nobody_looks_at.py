# An answer of the other kind, that nobody looks at.
import time


def main():
    try:
        time.sleep(7200)
    except Exception:  # TG110
        return False
    return True


if __name__ == "__main__":
    main()
