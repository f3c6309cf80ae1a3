import os
import subprocess
import tempfile


def transcode(src, dst):
    with subprocess.Popen(["dd", f"if={src}", f"of={dst}", "status=none"],
                          stderr=subprocess.PIPE, text=True) as proc:
        for line in proc.stderr:
            print("transcode:", line.rstrip())
    if proc.returncode:
        raise RuntimeError(f"transcoder failed with {proc.returncode}")


def main():
    src = os.path.join(os.environ["WORK_DIR"], "inbox.fifo")
    with tempfile.TemporaryDirectory() as tmp:
        dst = os.path.join(tmp, "out.mp4")
        transcode(src, dst)
        print(os.path.getsize(dst), "bytes")


if __name__ == "__main__":
    main()
