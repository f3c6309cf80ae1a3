"""Parking fines: hands the fines of the day to the city treasury."""
import os
import socket

from cityjobs.entry import job


class Treasury:
    address = os.environ.get("FINE_HOST", "treasury"), int(os.environ.get("FINE_PORT", "6010"))

    def submit(self, fines):
        with socket.create_connection(self.address) as s:
            for plate, cents in fines:
                s.sendall(f"FINE;{plate};{cents}\n".encode())
            s.sendall(b"END\n")
            answer = s.recv(1024)
        if not answer.startswith(b"ACCEPTED"):
            raise RuntimeError(answer.decode())
        return int(answer.split()[1])


def fines_of_today():
    yield "HH-AB 12", 3000
    yield "HH-CD 34", 5500


@job("parking fines")
def main():
    accepted = Treasury().submit(list(fines_of_today()))
    print("accepted", accepted)


if __name__ == "__main__":
    main()
