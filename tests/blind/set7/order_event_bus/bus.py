"""In-process event bus."""
import collections
import logging

log = logging.getLogger("bus")


class EventBus:
    def __init__(self):
        self.handlers = collections.defaultdict(list)
        self.published = 0

    def on(self, topic):
        def register(func):
            self.handlers[topic].append(func)
            return func
        return register

    def publish(self, topic, event):
        self.published += 1
        for handler in self.handlers[topic]:
            try:
                handler(event)
            except Exception:
                log.exception("%s failed for %s", handler.__name__, topic)
