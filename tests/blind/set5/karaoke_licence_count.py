"""Karaoke bars: counts songs per rights holder in threads."""
import collections
import queue
import threading

LOG = [f"song{n % 9}:holder{n % 3}" for n in range(600)]


class Tally(threading.Thread):
    def __init__(self, todo):
        super().__init__()
        self.todo = todo
        self.counts = collections.Counter()

    def run(self):
        while True:
            line = self.todo.get()
            try:
                if line is None:
                    break
                self.counts[line.split(":")[1]] += 1
            except Exception:
                pass
            finally:
                self.todo.task_done()


def main():
    todo = queue.Queue()
    team = [Tally(todo) for _ in range(3)]
    for t in team:
        t.start()
    for line in LOG:
        todo.put(line)
    for _ in team:
        todo.put(None)
    todo.join()
    for t in team:
        t.join()
    print(sum((t.counts for t in team), collections.Counter()))


if __name__ == "__main__":
    main()
