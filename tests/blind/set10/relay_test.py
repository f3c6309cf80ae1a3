"""Asks the relay boards for their state, each in a process of its own."""
import multiprocessing as mp
import os
import socket

PORT = int(os.environ.get("SILENT_PORT", "2406"))
BOARDS = ("heating", "cooling", "lights")


def read_board(board, results):
    with socket.create_connection(("127.0.0.1", PORT)) as sock:
        sock.sendall(f"STATE {board}\n".encode())
        state = sock.makefile().readline().strip()
    results.send((board, state))
    results.close()


def start(board):
    receiver, sender = mp.Pipe(duplex=False)
    process = mp.Process(target=read_board, args=(board, sender), daemon=True)
    process.start()
    sender.close()
    return process, receiver


def main():
    running = [start(board) for board in BOARDS]
    for process, receiver in running:
        board, state = receiver.recv()
        print(board, state)
        process.join()


if __name__ == "__main__":
    main()
