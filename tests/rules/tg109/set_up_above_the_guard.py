# What returns soon above the guard.
import boto3, json, psycopg, requests, smtplib, subprocess, time, urllib.request


def load():
    return requests.get(URL).json()


RATES = requests.get(URL, timeout=5)
SESSION = requests.Session()
VERSION = subprocess.check_output(["git", "describe"])
VERSION = subprocess.check_output(["psql", "--version"])
VERSION = subprocess.check_output("psql --version", shell=True)
MODULES = subprocess.check_output(["hg", "debuginstall", "-T", "{hgmodules}"])
ARCHITECTURE = subprocess.check_output(COMMAND)
MOUNTED = subprocess.getstatusoutput("mount")
server = smtplib.SMTP()
time.sleep(1)
CONFIGURATION = json.load(open("job.json"))


def rates():
    return requests.get(URL)


class Rates:
    def load(self):
        return requests.get(URL)


CLIENT = boto3.client("s3")
rates = lambda: requests.get(URL)


def main():
    work()


if __name__ == "__main__":
    main()
