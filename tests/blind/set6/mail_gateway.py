"""Gateway that moves mails from the spool folder, until told to stop."""
import os
import pathlib
import shutil
import signal
import tempfile
import threading
import time

SPOOL = pathlib.Path(os.environ.get("SPOOL", tempfile.mkdtemp(prefix="spool-")))
SENT = pathlib.Path(tempfile.mkdtemp(prefix="sent-"))
STOP = {signal.SIGTERM, signal.SIGINT, signal.SIGHUP}


def move_mails(stopping):
    while not stopping.is_set():
        for mail in sorted(SPOOL.glob("*.eml")):
            shutil.move(mail, SENT / mail.name)
            print("moved", mail.name, flush=True)
        time.sleep(0.5)


def main():
    signal.pthread_sigmask(signal.SIG_BLOCK, STOP)
    stopping = threading.Event()
    mover = threading.Thread(target=move_mails, args=(stopping,), daemon=True)
    mover.start()
    received = signal.sigwait(STOP)
    print("stopping on", signal.Signals(received).name)
    stopping.set()
    mover.join(timeout=5)


if __name__ == "__main__":
    main()
