"""task.react() runs a reactor as well."""

# trait: TG101
# needs: twisted


from twisted.internet import task


def work(reactor):
    return task.deferLater(reactor, 600, print, "done")


def main():
    task.react(work)  # hangs here


if __name__ == "__main__":
    main()
