"""Pipelines: methods step_* in alphabetical order."""
import time
import traceback


class Pipeline:
    def run(self):
        self.errors = {}
        for name in sorted(n for n in dir(self) if n.startswith("step_")):
            began = time.monotonic()
            try:
                getattr(self, name)()
            except Exception:
                self.errors[name] = traceback.format_exc()
            print(f"{name}: {time.monotonic() - began:.2f}s {'FAILED' if name in self.errors else 'ok'}")
        return 1 if self.errors else 0
