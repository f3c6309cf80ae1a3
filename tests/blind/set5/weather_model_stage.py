"""Weather service: stages the newest model run for the post-processing."""
import asyncio
import os
import pathlib
import socket

FIELDS = ["t2m"]


async def stage(field, folder):
    with socket.create_connection((os.environ.get("GRIB_HOST", "model-store"), int(os.environ.get("GRIB_PORT", "7373")))) as s:
        s.sendall(f"GRIB {field}\n".encode())
        data = b""
        while not data.endswith(b"7777"):
            chunk = s.recv(65536)
            if not chunk:
                raise EOFError(field)
            data += chunk
    (folder / f"{field}.grib2").write_bytes(data)
    return len(data)


async def run():
    folder = pathlib.Path("stage")
    folder.mkdir(exist_ok=True)
    sizes = await asyncio.gather(*(stage(f, folder) for f in FIELDS), return_exceptions=True)
    for field, size in zip(FIELDS, sizes):
        match size:
            case BaseException():
                print(f"{field}: not staged ({size})")
            case _:
                print(f"{field}: {size} bytes")


if __name__ == "__main__":
    asyncio.run(run())
