"""City archive: run the OCR engine over the scanned microfilms in worker processes."""
import multiprocessing as mp
import os
import time

FILMS = ["1923-04", "1923-05", "1923-06"]


def ocr(name, conn):
    """one film; the engine waits for its licence dongle first"""
    while not os.path.exists(os.path.join(os.environ.get("WORK_DIR", "."), "dongle")):
        time.sleep(0.2)
    conn.send(f"{name}: 1200 pages")
    conn.close()


class Job:
    def __init__(self, name):
        self.conn, child = mp.Pipe(duplex=False)
        self.proc = mp.Process(target=ocr, args=(name, child), daemon=True)
        self.proc.start()
        child.close()

    def result(self):
        return self.conn.recv()

    def kill(self):
        self.proc.kill()
        self.proc.join()


def main():
    jobs = {name: Job(name) for name in FILMS}
    try:
        for name, f in jobs.items():
            print(name, f.result())
    except BaseException:
        for j in jobs.values():
            j.kill()
        raise


if __name__ == "__main__":
    main()
