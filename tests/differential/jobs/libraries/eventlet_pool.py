"""Works in a pool of eventlet."""

# needs: eventlet

import eventlet


def work(number):
    eventlet.sleep(0.01)
    return number**2


def main():
    pool = eventlet.GreenPool(3)
    print(list(pool.imap(work, range(6))))


if __name__ == "__main__":
    main()
