"""Checks the stocktake sheets; problems are mailed to the warehouse manager by the logging system."""
import logging
import logging.handlers
import os

PORT = int(os.environ.get("SILENT_PORT", "25"))
SHEETS = {
    "hall 1": {"bolts": 1200, "nuts": 1190},
    "hall 2": {"bolts": -4, "nuts": 80},
    "hall 3": {"bolts": 77, "nuts": -1},
}
log = logging.getLogger("stocktake")


def setup_logging():
    mail = logging.handlers.SMTPHandler(
        ("127.0.0.1", PORT), "stocktake@example.org", ["manager@example.org"], "Stocktake problem", timeout=120
    )
    mail.setLevel(logging.ERROR)
    logging.basicConfig(level=logging.INFO, handlers=[logging.StreamHandler(), mail])


def check(hall, sheet):
    good = True
    for article, amount in sheet.items():
        if amount < 0:
            log.error("%s: %s counted %d times", hall, article, amount)
            good = False
    return good


def main():
    setup_logging()
    accepted = [hall for hall, sheet in SHEETS.items() if check(hall, sheet)]
    log.info("accepted: %s", ", ".join(accepted))


if __name__ == "__main__":
    main()
