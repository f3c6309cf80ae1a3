# Nobody else has the pipe of what a shell runs instead of itself.
import subprocess

if __name__ == "__main__":
    child = subprocess.Popen("curl http://127.0.0.1/", shell=True, stdout=subprocess.PIPE)
    try:
        print(child.stdout.readline())
    finally:
        child.kill()
        child.communicate()
