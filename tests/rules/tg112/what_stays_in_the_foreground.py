# What stays in the foreground.
import time
import daemon


from daemonize import Daemonize


def main():
    with daemon.DaemonContext(detach_process=False):
        time.sleep(600)

if __name__ == "__main__":
    Daemonize(app="job", pid="/tmp/job.pid", action=main, foreground=True).start()
