"""Planetarium: poll the programme server until tonight's show is released, then load it to the projector folder."""
import asyncio
import json
import os
import urllib.request

SHOWS = os.environ.get("SHOWS_URL", "http://shows.planetarium.internal")


class Loader:
    def __init__(self, loop, folder, every=0.2):
        self.loop, self.folder, self.every = loop, folder, every
        self.polls = 0

    def start(self):
        self.loop.call_later(self.every, self.poll)

    def poll(self):
        self.polls += 1
        with urllib.request.urlopen(SHOWS + "/tonight") as r:
            show = json.load(r)
        if show.get("released"):
            self.save(show)
            self.loop.stop()
        else:
            self.loop.call_later(self.every, self.poll)

    def save(self, show):
        with open(os.path.join(self.folder, "tonight.json"), "w") as f:
            json.dump(show, f)


def main():
    loop = asyncio.new_event_loop()
    loader = Loader(loop, os.environ.get("WORK_DIR", "."))
    loader.start()
    try:
        loop.run_forever()
    finally:
        loop.close()
    print("loaded after", loader.polls, "polls")


if __name__ == "__main__":
    main()
