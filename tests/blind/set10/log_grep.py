"""Waits for the release marker in the deployment log and prints what came before."""
import os
import subprocess

MARKER = "release finished"
LOG = os.environ.get("DEPLOY_LOG", "deploy.log")


class LogWatcher:
    def __init__(self, path):
        self.path = path

    def prepare(self):
        with open(self.path, "a") as fh:
            fh.write("release started\ncopying files\n")

    def until(self, marker):
        command = f"tail -n +1 -f {self.path} | sed '/{marker}/q'"
        return subprocess.check_output(command, shell=True, text=True)


def main():
    watcher = LogWatcher(LOG)
    watcher.prepare()
    try:
        text = watcher.until(MARKER)
    except subprocess.CalledProcessError as exc:
        raise SystemExit(f"watching failed: {exc}") from exc
    for line in text.splitlines():
        print("deploy:", line)


if __name__ == "__main__":
    main()
