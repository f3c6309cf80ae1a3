"""Game studio: start the headless renderer, let it compile all shader variants, stop it."""
import os
import subprocess
import sys

RENDERER = [sys.executable, "-u", "-c", "print('renderer ready')\nimport threading\nthreading.Event().wait()"]
VARIANTS = ["opaque", "alpha", "skinned", "terrain"]


class Renderer:
    def __init__(self, cmd):
        self.proc = subprocess.Popen(cmd, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def expect(self, word):
        proc = self.proc
        while True:
            line = proc.stdout.readline()
            if not line:
                raise RuntimeError("renderer died")
            if word in line:
                return line.strip()

    def compile(self, variant):
        self.proc.stdin.write(f"compile {variant}\n")
        return self.expect(f"{variant} done")

    def stop(self):
        self.proc.kill()
        self.proc.wait()


def main():
    r = Renderer(RENDERER)
    try:
        r.expect("ready")
        for v in VARIANTS:
            print(r.compile(v))
    finally:
        r.stop()
    with open(os.path.join(os.environ.get("WORK_DIR", "."), "cache.ok"), "w") as f:
        f.write("\n".join(VARIANTS))


if __name__ == "__main__":
    main()
