# Threads that tick off all that they get, and are sent an end.
import json
import queue
import threading


class Renderer:
    def __init__(self):
        self.todo = queue.Queue()
        self.threads = [threading.Thread(target=self.work) for _ in range(3)]
        for thread in self.threads:
            thread.start()

    def work(self):
        while True:
            job = self.todo.get()
            if job is None:
                return
            try:
                print(json.dumps(job))
            finally:
                self.todo.task_done()

    def finish(self):
        self.todo.join()
        for _ in self.threads:
            self.todo.put(None)
        for thread in self.threads:
            thread.join()


if __name__ == "__main__":
    renderer = Renderer()
    renderer.todo.put([1, 2])
    renderer.finish()
