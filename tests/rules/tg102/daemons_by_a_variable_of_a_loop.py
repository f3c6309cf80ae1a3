# Daemons that a loop over where they are kept makes, and another loop that makes none.
import multiprocessing
import urllib.request


class Handler(multiprocessing.Process):
    def run(self):
        print(urllib.request.urlopen("http://127.0.0.1/").read())


class Manager:
    def configure(self):
        self.handlers = {}
        self.others = {}
        for name in ("a", "b"):
            self.handlers[name] = Handler(name=name)
            self.others[name] = Handler(name=name)  # TG102

    def start(self):
        for i, handler in enumerate(self.handlers.values()):
            handler.daemon = True
            handler.start()
        for other in self.others.values():
            other.start()

    def join(self):
        for handler in self.handlers.values():
            handler.join()


if __name__ == "__main__":
    manager = Manager()
    manager.configure()
    manager.start()
    manager.join()
