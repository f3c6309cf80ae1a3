# What runs longer than its own limit is killed.
import subprocess

SELFTEST = ["python3", "-c", "import camera; camera.test()"]


def passes(seconds):
    with subprocess.Popen(SELFTEST, stdout=subprocess.PIPE) as child:
        try:
            return b"OK" in child.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired:
            child.kill()
            return False


if __name__ == "__main__":
    print(passes(8))
