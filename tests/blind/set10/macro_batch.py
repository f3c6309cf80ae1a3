"""Runs the controllers' reporting macros (small Python snippets) one after another."""
import code
import os
import socket
import textwrap

PORT = int(os.environ.get("SILENT_PORT", "7001"))

MACROS = {
    "01_setup": """
        totals = {}
        quarters = ["Q1", "Q2", "Q3", "Q4"]
        """,
    "02_load": """
        link = connect()
        link.sendall(b"LOAD BALANCES\\n")
        for line in link.makefile():
            key, _, value = line.partition("=")
            totals[key] = float(value)
        """,
    "03_report": """
        print("sum", sum(totals.values()))
        """,
}


def connect():
    return socket.create_connection(("127.0.0.1", PORT))


class MacroHost(code.InteractiveInterpreter):
    def __init__(self):
        super().__init__({"connect": connect, "__name__": "macro"})
        self.done = []

    def run_macro(self, name, source):
        compiled = compile(textwrap.dedent(source), name, "exec")
        self.runcode(compiled)
        self.done.append(name)


def main():
    host = MacroHost()
    for name in sorted(MACROS):
        print("macro", name)
        host.run_macro(name, MACROS[name])
    print(len(host.done), "macros run")


if __name__ == "__main__":
    main()
