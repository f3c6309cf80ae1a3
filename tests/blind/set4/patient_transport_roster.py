"""Hospital: roster of the patient transports; every step may fail on its own and is then shown as failed."""
import json
import os
import urllib.request

from roster.steps import step

SOURCE = os.environ.get("TRANSPORT_URL", "http://transport.klinik.internal")
BOARD = os.environ.get("ROSTER_URL", "http://board.klinik.internal")
FOLDER = os.environ.get("WORK_DIR", ".")


def load(path, fallback):
    try:
        with open(os.path.join(FOLDER, path)) as f:
            return json.load(f)
    except FileNotFoundError:
        return fallback


def assign(requests, teams):
    free, plan = list(teams), []
    for r in sorted(requests, key=lambda r: r["at"]):
        team = free.pop(0)
        plan.append((r["at"], team, r["ward"]))
        free.append(team)
    return plan


def main():
    requests, plan = load("requests.json", []), []
    with step("fetch requests"):
        requests = json.load(urllib.request.urlopen(SOURCE + "/requests"))
    with step("assign teams"):
        plan = assign(requests, load("teams.json", ["T1", "T2"]))
    with step("publish"):
        req = urllib.request.Request(BOARD + "/roster", data=json.dumps(plan).encode(), method="PUT")
        urllib.request.urlopen(req).read()


if __name__ == "__main__":
    main()
