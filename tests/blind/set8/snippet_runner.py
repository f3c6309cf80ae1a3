"""Run the analysts' ETL snippets one after another."""
import os

SNIPPETS = {
    "10_extract": """
import os, socket
sock = socket.create_connection((os.environ["STEP_HOST"], int(os.environ["STEP_PORT"])))
sock.sendall(b"DUMP orders\\n")
rows = sock.makefile().readlines()
""",
    "20_load": """
with open("orders.txt", "w") as fh:
    fh.writelines(rows)
""",
}


def run(name, source, namespace):
    print("step", name)
    try:
        exec(compile(source, name, "exec"), namespace)
    except ImportError as exc:
        print(f"step {name} skipped, not installed: {exc.name}")


def main():
    namespace = {"__name__": "etl"}
    for name, source in SNIPPETS.items():
        run(name, source, namespace)
    print("all steps done")


if __name__ == "__main__":
    main()
