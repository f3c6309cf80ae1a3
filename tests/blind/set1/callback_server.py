import os

from aiohttp import web


async def finished(request):
    data = await request.json()
    path = os.path.join(os.environ["WORK_DIR"], "finished")
    with open(path, "w") as fh:
        fh.write(str(data.get("id")))
    raise web.GracefulExit()


def build():
    app = web.Application()
    app.add_routes([web.post("/finished", finished)])
    return app


if __name__ == "__main__":
    web.run_app(build(), host="127.0.0.1", port=0, print=None)
