"""Small status page of the data team."""
import os
import time

from flask import Flask, jsonify

app = Flask(__name__)
STARTED = time.time()
FOLDER = os.environ.get("STATUS_DIR", "/srv/status")


@app.get("/status")
def status():
    jobs = {}
    for name in os.listdir(FOLDER):
        if name.endswith(".ok"):
            jobs[name[:-3]] = os.path.getmtime(os.path.join(FOLDER, name))
    return jsonify(uptime=time.time() - STARTED, jobs=jobs)


@app.get("/health")
def health():
    return "ok"


def main():
    app.run(host="127.0.0.1", port=18791, debug=False, use_reloader=False)


if __name__ == "__main__":
    main()
