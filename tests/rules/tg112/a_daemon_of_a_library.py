# A daemon of a library.
import time


from daemonize import Daemonize


def main():
    time.sleep(600)

if __name__ == "__main__":
    Daemonize(app="job", pid="/tmp/job.pid", action=main).start()  # TG112
