# A thread that is told to end, on the line above.
import threading
import time


class Report:
    def __init__(self):
        self.running = True

    def show(self):
        while self.running:
            print(".", end="")
            time.sleep(1)

    def write(self):
        shows = threading.Thread(target=self.show, daemon=True)
        shows.start()
        print("written")
        self.running = False
        shows.join()

    def write_for_ever(self):
        shows = threading.Thread(target=self.show, daemon=True)
        shows.start()
        self.running = True
        shows.join()


def main(report):
    try:
        report.write()
    except Exception as error:
        print(error)


def show(report):
    try:
        report.write_for_ever()
    except Exception as error:  # TG110
        print(error)


if __name__ == "__main__":
    main(Report())
    show(Report())
