"""Leaves the pipe to a program open, which ends when the job does."""

# except: PID 1

import subprocess

if __name__ == "__main__":
    process = subprocess.Popen(["sh", "-c", "cat > copied.txt"], stdin=subprocess.PIPE)
    process.stdin.write(b"row\n" * 1000)
