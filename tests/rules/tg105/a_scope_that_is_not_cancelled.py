# A scope that is not cancelled.
import anyio


async def main(client):
    with anyio.CancelScope(shield=True):  # TG105
        await client.get("http://127.0.0.1/")
    with anyio.CancelScope():
        await client.get("http://127.0.0.1/")


anyio.run(main, client)
