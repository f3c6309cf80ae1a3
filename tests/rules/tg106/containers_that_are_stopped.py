# The engine stops a container within ten seconds; what it runs in one takes as long as it takes.
import subprocess
import urllib.request


def migrate():
    try:
        urllib.request.urlopen("http://127.0.0.1/migrate").read()
    finally:
        subprocess.run(["docker", "compose", "-f", "test.yml", "down"], check=False)
        subprocess.run("docker rm -f database", shell=True, check=False)


def export():
    try:
        urllib.request.urlopen("http://127.0.0.1/export").read()
    finally:
        subprocess.run(["docker", "exec", "database", "rm", "-rf", "/tmp/x"], check=False)  # TG106


if __name__ == "__main__":
    migrate()
    export()
