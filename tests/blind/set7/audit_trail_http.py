"""Rotate the access tokens and log every step to the audit service."""
import logging
import logging.handlers
import os
import secrets

log = logging.getLogger("tokens")


def setup_logging():
    log.setLevel(logging.INFO)
    handler = logging.handlers.HTTPHandler(
        os.environ.get("AUDIT_ADDR", "audit.internal:8088"), "/events", method="POST")
    log.addHandler(handler)
    log.addHandler(logging.StreamHandler())


def rotate(service):
    token = secrets.token_urlsafe(24)
    log.info("rotated %s", service)
    return token


def main():
    setup_logging()
    log.info("rotation started")
    tokens = {s: rotate(s) for s in ("billing", "search", "mailer", "crm")}
    path = os.path.join(os.environ.get("TOKEN_DIR", "/etc/tokens"), "current")
    with open(path, "w") as fh:
        for service, token in tokens.items():
            fh.write(f"{service}={token}\n")
    log.info("rotation done: %d tokens", len(tokens))


if __name__ == "__main__":
    main()
