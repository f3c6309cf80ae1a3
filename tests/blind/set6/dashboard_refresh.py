"""Refresh the dashboards of the production hall."""
import asyncio
import os
import signal

BOARDS = ["hall-1", "hall-2"]
RELOAD_SIGNALS = (signal.SIGHUP, signal.SIGUSR1, signal.SIGALRM)


class Refresher:
    def __init__(self, address):
        self.host, port = address.rsplit(":", 1)
        self.port = int(port)
        self.reloads = 0

    def on_reload(self, signum):
        self.reloads += 1
        print("reload asked for by", signal.Signals(signum).name, flush=True)

    async def refresh(self, board):
        reader, writer = await asyncio.open_connection(self.host, self.port)
        writer.write(f"REFRESH {board}\n".encode())
        answer = await reader.readline()
        writer.close()
        return answer.decode().strip()


async def main():
    refresher = Refresher(os.environ.get("BOARD", "boards.internal:9200"))
    loop = asyncio.get_running_loop()
    for signum in RELOAD_SIGNALS:
        loop.add_signal_handler(signum, refresher.on_reload, signum)
    for board in BOARDS:
        print(board, await refresher.refresh(board))


if __name__ == "__main__":
    asyncio.run(main())
