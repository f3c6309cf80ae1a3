# Work above the guard.
import boto3, json, psycopg, requests, smtplib, subprocess, time, urllib.request


def load():
    return requests.get(URL).json()


RATES = requests.get(URL)  # TG109
RATES = load()  # TG109
time.sleep(7200)  # TG109
connection = psycopg.connect("")  # TG109
if LIVE:
    RATES = urllib.request.urlopen(URL).read()  # TG109
subprocess.check_call(["make", "all"])  # TG109
subprocess.check_call(["git", "pull"])  # TG109
subprocess.check_call("git -C data fetch --all", shell=True)  # TG109
RATES = subprocess.check_output(["ssh", "rates", "today"])  # TG109
RATES = subprocess.getoutput(f"curl -s {URL}")  # TG109
server = smtplib.SMTP("localhost")  # TG109


def main():
    work()


if __name__ == "__main__":
    main()
