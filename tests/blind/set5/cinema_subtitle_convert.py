"""Cinema: converts subtitles with an external tool that sometimes gets stuck."""
import os
import signal
import subprocess

TOOLS = {"alpha": ["true"], "beta": ["sleep", "600"]}


def convert(film, command):
    proc = subprocess.Popen(command, start_new_session=True)
    try:
        return proc.wait(timeout=0.6)
    except subprocess.TimeoutExpired:
        os.killpg(proc.pid, signal.SIGKILL)
        proc.wait()
        return None


def main():
    stuck = [film for film, command in TOOLS.items() if convert(film, command) is None]
    with open("stuck.txt", "w") as f:
        f.write("\n".join(stuck))
    if stuck:
        print("no subtitles today for:", *stuck)


if __name__ == "__main__":
    main()
