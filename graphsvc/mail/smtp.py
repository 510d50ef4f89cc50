"""Sending one mail by SMTP (RFC 5321), and what is said where that fails: never an address, and
nothing of what the server answers but its number."""

import smtplib
import socket
import ssl
from collections.abc import Generator
from contextlib import closing, contextmanager, suppress
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import formatdate
from threading import Timer
from typing import Final

from graphsvc.errors import Unavailable
from graphsvc.mail.kinds import Written
from graphsvc.settings import Settings

STEP_SECONDS: Final = 20.0
"""So long the server may be silent at each step."""


class NotSent(Unavailable):
    """A mail could not be handed over; it is tried again."""

    slug = "not-sent"


def message(config: Settings, written: Written, *, to: str, id_: str, created: int) -> EmailMessage:
    """The mail as it goes over the wire, the same at every attempt."""
    sender = config.smtp_from
    made = EmailMessage()
    made["From"] = Address("graphsvc", addr_spec=sender)
    made["To"] = Address(addr_spec=to)
    made["Subject"] = written.subject
    made["Date"] = formatdate(created / 1000)
    made["Message-ID"] = f"<{id_}@{sender.rpartition('@')[2]}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(written.text)
    made.add_alternative(written.html, subtype="html")
    return made


def send(config: Settings, written: Written, *, to: str, id_: str, created: int) -> None:
    """Hands a mail over to the server of the settings. Raises ``NotSent``, with a reason for
    administrators, where it does not take it within ``smtp_seconds``."""
    made = message(config, written, to=to, id_=id_, created=created)
    try:
        with _connected(config) as server:
            server.send_message(made, from_addr=config.smtp_from, to_addrs=[to])
    except smtplib.SMTPRecipientsRefused as error:
        [(code, _)] = error.recipients.values()
        reason = f"The mail server refuses the recipient ({code})."
    except smtplib.SMTPAuthenticationError as error:
        reason = f"The mail server refuses GRAPHSVC_SMTP_USER or its password ({error.smtp_code})."
    except smtplib.SMTPResponseException as error:
        reason = f"The mail server refuses the mail ({error.smtp_code})."
    except smtplib.SMTPException as error:
        reason = f"The mail server breaks off, or cannot do what it should ({_name(error)})."
    except ssl.SSLError as error:
        reason = f"The mail server's encryption is not to be trusted ({_name(error)})."
    except TimeoutError:
        reason = "The mail server is silent for too long."
    except OSError as error:
        reason = f"The mail server does not answer at its address ({_name(error)})."
    else:
        return
    raise NotSent(reason, advice="See GRAPHSVC_SMTP_HOST and its neighbours in the settings.")


def _name(error: Exception) -> str:
    return type(error).__name__


@contextmanager
def _connected(config: Settings) -> Generator[smtplib.SMTP]:
    """A server that is greeted and, where the settings say so, told who we are."""
    deadline = _Deadline()
    timer = Timer(config.smtp_seconds, deadline.pass_)
    timer.daemon = True
    timer.start()
    try:
        with closing(_Server(config, deadline)) as server:
            if config.smtp_tls == "starttls":
                server.starttls(context=ssl.create_default_context())
            if config.smtp_user:
                server.login(config.smtp_user, config.smtp_password.get_secret_value())
            yield server
    except (OSError, smtplib.SMTPException) as error:
        if deadline.passed:
            raise TimeoutError from error
        raise
    finally:
        timer.cancel()


class _Deadline:
    """When the whole must be done: a server that says a little now and then is never silent, so the
    connection is cut off then."""

    def __init__(self) -> None:
        self.passed = False
        self.server: smtplib.SMTP | None = None

    def pass_(self) -> None:
        self.passed = True
        sock = self.server.sock if self.server is not None else None
        if sock is not None:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)


class _Server(smtplib.SMTP):
    """A connection to the server of the settings, by TLS from its first byte where they say so."""

    def __init__(self, config: Settings, deadline: _Deadline) -> None:
        deadline.server = self
        self.sock = None
        self._by_tls = config.smtp_tls == "tls"
        step = min(STEP_SECONDS, config.smtp_seconds)
        super().__init__(config.smtp_host or "", config.smtp_port, timeout=step)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = socket.create_connection((host, port), timeout)
        if not self._by_tls:
            return plain
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
