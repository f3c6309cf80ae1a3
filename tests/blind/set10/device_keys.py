"""Creates the Diffie-Hellman parameters and keys for a batch of new access points."""
import logging
import os

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import dh

BITS = int(os.environ.get("DH_BITS", "8192"))
log = logging.getLogger("keys")


def new_parameters(bits):
    log.info("generating %d bit parameters", bits)
    return dh.generate_parameters(generator=2, key_size=bits)


def write_pem(path, data):
    with open(os.open(path, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600), "wb") as fh:
        fh.write(data)


def provision(devices, parameters):
    for device in devices:
        key = parameters.generate_private_key()
        pem = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        write_pem(f"{device}.key", pem)
        log.info("key for %s written", device)


def main():
    logging.basicConfig(level=logging.INFO)
    parameters = new_parameters(BITS)
    write_pem(
        "dhparam.pem",
        parameters.parameter_bytes(serialization.Encoding.PEM, serialization.ParameterFormat.PKCS3),
    )
    provision(["ap-101", "ap-102", "ap-103"], parameters)


if __name__ == "__main__":
    main()
