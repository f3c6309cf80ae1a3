# An emit of something else.
import urllib.request


class Bus(Base):
    def emit(self, record):
        try:
            urllib.request.urlopen(url, data=record)
        except Exception:
            self.failed(record)


bus = Bus()
bus.emit(1)
print(bus.emit)
