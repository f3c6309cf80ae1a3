"""Receives deployment hooks and appends them to a journal."""
import json
import os

from aiohttp import web

JOURNAL = os.environ.get("HOOK_JOURNAL", "hooks.jsonl")
PORT = int(os.environ.get("HOOK_PORT", "0")) or None


class Receiver:
    def __init__(self, journal):
        self.journal = journal
        self.count = 0

    async def hook(self, request):
        document = await request.json()
        with open(self.journal, "a") as fh:
            fh.write(json.dumps(document) + "\n")
        self.count += 1
        return web.json_response({"received": self.count})


def make_app():
    receiver = Receiver(JOURNAL)
    app = web.Application()
    app.router.add_post("/hook", receiver.hook)
    return app


if __name__ == "__main__":
    import socket

    listener = socket.create_server(("127.0.0.1", PORT or 0))
    web.run_app(make_app(), sock=listener, print=None)
