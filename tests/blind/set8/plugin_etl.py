"""Run the analysts' ETL snippets one after another in one shared namespace."""
import code
import os

SNIPPETS = {
    "10_extract": """
import os, socket
sock = socket.create_connection((os.environ["STEP_HOST"], int(os.environ["STEP_PORT"])))
sock.sendall(b"DUMP orders\\n")
rows = sock.makefile().readlines()
""",
    "20_clean": """
sock.sendall(b"END\\n")
trailer = sock.recv(64)
""",
    "30_load": """
with open("orders.txt", "w") as fh:
    fh.write(trailer.decode())
""",
}


def load_snippets(directory):
    if not directory:
        return SNIPPETS
    found = {}
    for name in sorted(os.listdir(directory)):
        if name.endswith(".py"):
            with open(os.path.join(directory, name)) as fh:
                found[name] = fh.read()
    return found


def main():
    interpreter = code.InteractiveInterpreter({"__name__": "etl"})
    for name, source in load_snippets(os.environ.get("SNIPPET_DIR")).items():
        print("step", name)
        interpreter.runcode(compile(source, name, "exec"))
    print("all steps done")


if __name__ == "__main__":
    main()
