"""Servers on loopback that answer well, and such as do not."""

import datetime
import re
import socket
import ssl
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

Serve = Callable[[socket.socket], None]


def certificate(folder: Path, host: str) -> Path:
    """A certificate for a host that signs itself, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{host}.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


def head(sock: socket.socket) -> bytes:
    """What was asked; its body, where it has one, is read too."""
    read = b""
    while b"\r\n\r\n" not in read and (chunk := sock.recv(4_096)):
        read += chunk
    found, _, body = read.partition(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: (\d+)", found)
    while length and len(body) < int(length[1]) and (chunk := sock.recv(4_096)):
        body += chunk
    return found + b"\r\n\r\n" + body


@contextmanager
def serving(serve: Serve, *, by: Path | None = None) -> Generator[int]:
    """A server that treats each connection so, by TLS where there is a certificate; its port."""
    context = None
    if by is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(by)

    def one(sock: socket.socket) -> None:
        try:
            with context.wrap_socket(sock, server_side=True) if context else sock as found:
                serve(found)
        except OSError:
            return

    with socket.create_server(("127.0.0.1", 0)) as listening:

        def accept() -> None:
            try:
                while True:
                    Thread(target=one, args=(listening.accept()[0],), daemon=True).start()
            except OSError:
                return

        Thread(target=accept, daemon=True).start()
        yield listening.getsockname()[1]
        listening.shutdown(socket.SHUT_RDWR)
