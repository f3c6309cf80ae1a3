"""Ask the file servers for the usage of the scratch areas and write a small table."""
import os
import socket

SERVERS = ("fs01", "fs02")


def ask(server):
    with socket.create_connection((os.environ["SVC_HOST"], int(os.environ["SCADA_PORT"]))) as s:
        s.sendall(f"DF {server}\n".encode())
        return s.makefile().readline().split()


def usage():
    table = {}
    try:
        for server in SERVERS:
            used, free = ask(server)
            table[server] = (int(used), int(free))
    finally:
        # a partial table is better than none
        return table


def main():
    table = usage()
    path = os.path.join(os.environ.get("WORK_DIR", "."), "scratch.txt")
    with open(path, "w") as fh:
        for server in SERVERS:
            used, free = table.get(server, ("?", "?"))
            fh.write(f"{server:8} {used:>12} {free:>12}\n")
    print("written:", path)


if __name__ == "__main__":
    main()
