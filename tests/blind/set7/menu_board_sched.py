"""Refresh the canteen's menu boards over the day."""
import os
import sched
import time
import urllib.request

URL = os.environ.get("MENU_URL", "http://canteen.internal")
BOARDS = os.environ.get("BOARD_DIR", "/srv/boards")
clock = sched.scheduler(time.monotonic, time.sleep)


def refresh(board):
    clock.enter(600, 1, refresh, (board,))
    with urllib.request.urlopen(f"{URL}/menu/{board}") as resp:
        text = resp.read().decode()
    with open(os.path.join(BOARDS, board + ".txt"), "w") as fh:
        fh.write(text)
    print("refreshed", board)


def main():
    for position, board in enumerate(("hall", "foyer")):
        clock.enter(0.1 * position, 1, refresh, (board,))
    try:
        clock.run()
    except KeyboardInterrupt:
        print("boards stay as they are")


if __name__ == "__main__":
    main()
