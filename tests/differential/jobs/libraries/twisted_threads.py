"""Runs a program and a thread under Twisted."""

# needs: twisted

from twisted.internet import defer, reactor, task, threads, utils


@defer.inlineCallbacks
def work(_reactor):
    print((yield utils.getProcessOutput("/bin/sh", ["-c", "echo rows"])))
    print((yield threads.deferToThread(pow, 7, 2)))


def main():
    task.react(work, _reactor=reactor)


if __name__ == "__main__":
    main()
