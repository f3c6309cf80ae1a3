"""Remind account managers of contracts that end soon."""
import os
import sys
import urllib.request

from jobbase import Job

URL = os.environ.get("CONTRACT_URL", "http://contracts.internal")


class ContractReminders(Job):
    name = "contract-reminders"

    def run(self):
        with urllib.request.urlopen(f"{URL}/ending?days=30") as resp:
            lines = resp.read().decode().splitlines()
        for line in lines:
            contract, _, manager = line.partition(";")
            self.say(f"{manager}: {contract} ends soon")
        self.processed = len(lines)


if __name__ == "__main__":
    sys.exit(ContractReminders().execute())
