"""Switches between greenlets, one of which it leaves."""

# needs: greenlet

import greenlet


def work():
    try:
        for number in range(3):
            main.switch(number)
    finally:
        print("finally")


if __name__ == "__main__":
    main = greenlet.getcurrent()
    worker = greenlet.greenlet(work)
    print([worker.switch() for _ in range(3)])
