"""What is cleaned up only if a caller asks for it, which none does."""

import subprocess


def build(tag, cleanup=True):
    try:
        subprocess.check_call(["kubectl", "apply", "-f", "build"])
    finally:
        if cleanup:
            subprocess.check_call(["kubectl", "delete", "-f", "build"])
        print(tag)


def publish(tag, cleanup=True):
    try:
        subprocess.check_call(["kubectl", "apply", "-f", "site"])
    finally:
        if cleanup:
            subprocess.check_call(["kubectl", "delete", "-f", "site"])  # TG106
        print(tag)


def retract(tag, cleanup=True):
    cleanup = cleanup or tag.startswith("old")
    try:
        subprocess.check_call(["kubectl", "delete", "-f", "site"])
    finally:
        if cleanup:
            subprocess.check_call(["kubectl", "delete", "-f", "build"])  # TG106
        print(tag)


def deploy(tag, cleanup=False):
    build(tag, cleanup=cleanup)
    publish(tag, cleanup=tag.startswith("old"))
    retract(tag, cleanup=False)


def unused(tag):
    build(tag, cleanup=True)


if __name__ == "__main__":
    deploy("nightly")
