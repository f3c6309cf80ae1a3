# A status that is kept.
import sys

if __name__ == "__main__":
    status = 0
    try:
        main()
    except Exception:
        status = 1
    sys.exit(status)
