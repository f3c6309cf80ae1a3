# What has not been terminated.
import subprocess


def await_all(children):
    for child in children:
        try:
            child.wait()
        except OSError:  # TG101
            child.terminate()


if __name__ == "__main__":
    await_all([subprocess.Popen(["rsync", "a", "h:/"]) for _ in range(3)])
