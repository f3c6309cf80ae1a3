# Threads that tick off what they get unless they fail, so that the main one waits for ever.
import json
import queue
import threading


class Renderer:
    def __init__(self):
        self.todo = queue.Queue()
        self.threads = [threading.Thread(target=self.work) for _ in range(3)]  # TG102
        for thread in self.threads:
            thread.start()

    def work(self):
        while True:
            job = self.todo.get()
            if job is None:
                return
            try:
                print(json.dumps(job))
            except ValueError:
                pass
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
