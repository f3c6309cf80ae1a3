# What the job starts in another session, and does not wait for, is not guarded.
import subprocess
import sys


def launch():
    subprocess.Popen([sys.executable, __file__, "--work"], start_new_session=True)  # TG112


def check():
    child = subprocess.Popen([sys.executable, "-c", "1"], start_new_session=True)
    return child.wait()


def notify():
    subprocess.Popen(["logger", "done"], start_new_session=True)


if __name__ == "__main__":
    launch()
    check()
    notify()
