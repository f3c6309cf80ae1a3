# What a shell has started keeps the pipe open once the shell is killed.
import subprocess

if __name__ == "__main__":
    child = subprocess.Popen("cat /run/spot | grep XAU", shell=True, stdout=subprocess.PIPE)
    try:
        print(child.stdout.readline())
    finally:
        child.kill()
        child.communicate()  # TG106 (low)
