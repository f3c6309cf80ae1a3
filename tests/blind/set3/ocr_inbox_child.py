"""OCR the scanned letters; the engine runs in a child process because it crashes now and then."""
import multiprocessing as mp
import os
import pathlib
import socket


def ocr(folder):
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["GATEWAY_PORT"]))) as engine:
        for scan in sorted(folder.glob("*.tif")):
            engine.sendall(scan.name.encode() + b"\n")
            text = engine.recv(1 << 16)
            scan.with_suffix(".txt").write_bytes(text)


def prepare():
    folder = pathlib.Path(os.environ.get("WORK_DIR", ".")) / "scans"
    folder.mkdir(exist_ok=True)
    for n in range(4):
        (folder / f"letter{n}.tif").touch()
    return folder


def main():
    folder = prepare()
    child = mp.Process(target=ocr, args=(folder,), daemon=True)
    child.start()
    child.join()
    texts = len(list(folder.glob("*.txt")))
    print(f"{texts} letters read, engine status {child.exitcode}")


if __name__ == "__main__":
    main()
