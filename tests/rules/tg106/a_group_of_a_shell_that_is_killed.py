# The whole group of the shell is killed, or only the shell is waited for.
import os
import signal
import subprocess


def watch(child):
    try:
        print(child.stdout.readline())
    finally:
        os.killpg(child.pid, signal.SIGKILL)
        child.communicate()


if __name__ == "__main__":
    command = "cat /run/spot | grep XAU"
    watch(subprocess.Popen(command, shell=True, stdout=subprocess.PIPE, start_new_session=True))
