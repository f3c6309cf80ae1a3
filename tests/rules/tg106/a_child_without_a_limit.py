# What runs longer than its own limit is not known, and nothing kills it.
import subprocess

SELFTEST = ["python3", "-c", "import camera; camera.test()"]


def passes(seconds):
    with subprocess.Popen(SELFTEST, stdout=subprocess.PIPE) as child:  # TG106 (low)
        try:
            return b"OK" in child.communicate()[0]
        except ValueError:
            child.kill()
            return False


if __name__ == "__main__":
    print(passes(8))
