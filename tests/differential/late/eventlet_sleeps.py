"""Sleeps in eventlet when the time is up."""

# limit: 3
# needs: eventlet

import eventlet


def main():
    try:
        eventlet.sleep(60)
    finally:
        print("finally")


if __name__ == "__main__":
    main()
