import time


class step:
    """with step("name"): ...   shows how long it took and whether it worked; errors end the step only"""

    def __init__(self, name):
        self.name = name

    def __enter__(self):
        self.t0 = time.time()
        return self

    def __exit__(self, kind, err, tb):
        state = "ok" if err is None else f"failed: {err}"
        print(f"{self.name:20s} {time.time() - self.t0:6.1f} s  {state}")
        return isinstance(err, Exception)
