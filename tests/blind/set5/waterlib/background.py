"""A function call that runs beside the main program."""
import threading


class Background(threading.Thread):
    def __init__(self, fn, *args):
        super().__init__(name=f"{fn.__name__}{args}")
        self._call = fn, args
        self._ready = threading.Event()
        self._result = None
        self._error = None
        self.start()

    def run(self):
        fn, args = self._call
        try:
            self._result = fn(*args)
        except Exception as e:
            self._error = e
        self._ready.set()

    def value(self):
        self._ready.wait()
        if self._error:
            raise self._error
        return self._result
