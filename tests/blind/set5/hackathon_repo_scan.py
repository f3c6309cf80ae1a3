"""Hackathon: scans the teams' repositories for secrets."""
import configparser
import os
import socket

CONFIG = """
[scan]
teams = red, blue, green
tolerated_failures = 0
"""


def scan(team):
    with socket.create_connection((os.environ.get("HACK_HOST", "forge"), int(os.environ.get("HACK_PORT", "2222")))) as s:
        s.sendall(f"SCAN {team}\n".encode())
        banner = s.recv(64)
    return banner.count(b"SECRET")


def main():
    config = configparser.ConfigParser()
    config.read_string(CONFIG)
    tolerated = config.getint("scan", "tolerated_failures")
    failures, findings = 0, {}
    for team in (t.strip() for t in config["scan"]["teams"].split(",")):
        try:
            findings[team] = scan(team)
        except Exception as e:
            failures += 1
            print(f"team {team}: {e!r}")
            if failures > tolerated:
                raise
    for team, n in findings.items():
        print(team, n)


if __name__ == "__main__":
    main()
