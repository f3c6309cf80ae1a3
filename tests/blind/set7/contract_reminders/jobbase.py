"""Base of all jobs: start, end and failure go to the journal."""
import abc
import time
import traceback


class Job(abc.ABC):
    name = "job"
    processed = 0

    @abc.abstractmethod
    def run(self):
        """The work itself."""

    def say(self, text):
        print(f"[{self.name}] {text}")

    def execute(self):
        begin = time.monotonic()
        try:
            self.run()
        except Exception:
            self.on_failure(traceback.format_exc())
        self.say(f"{self.processed} processed in {time.monotonic() - begin:.1f}s")
        return 0

    def on_failure(self, text):
        self.say("failed:\n" + text)
