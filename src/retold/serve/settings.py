"""What a server is told when it starts: its corpus, who may ask it, and how much."""

import ipaddress
import socket
from dataclasses import dataclass
from pathlib import Path

from retold.errors import RetoldError

LOOPBACK = frozenset(("localhost", "127.0.0.1", "[::1]"))
"""Names under which only this machine asks itself."""
SHORTEST_TOKEN = 16
"""Characters: 16 of base64 hold 96 bits, which nobody guesses over a network."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How a server works.

    corpus: the folder of its corpus; None where it has none.
    token: what each request must bring; None where anyone who reaches the server may ask.
    names: the names under which it may be asked (the Host header), in lower case, without ports.
    any_address: whether it may be asked under any IP address too; a name can be made to mean
        another machine (rebinding), an address cannot.
    allow_private: whether addresses given to it may lie inside this machine or network.
    keep: whether what was compared is kept in the corpus's folder, and not only in memory.
    workers: processes for what a person waits for.
    waiting: requests that may wait for one of these; more are told to come back later.
    deadline: seconds that such a process may take for one request.
    long_deadline: seconds for work on a whole corpus.
    memory: bytes that a process may hold.
    patience: seconds that a request waits for its result before it is told where the job is.
    most_bytes: of a request.
    most_sentences: of a text that is compared.
    """

    corpus: Path | None = None
    token: str | None = None
    names: frozenset[str] = LOOPBACK
    any_address: bool = False
    allow_private: bool = False
    keep: bool = True
    workers: int = 2
    waiting: int = 16
    deadline: float = 120.0
    long_deadline: float = 3600.0
    memory: int = 4_000_000_000
    patience: float = 10.0
    most_bytes: int = 10_000_000
    most_sentences: int = 5_000


def is_loopback(host: str) -> bool:
    """Whether a server at a host is reached from this machine alone."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def check_token(host: str, token: str | None) -> None:
    """Refuse to listen beyond this machine without a token, and a token that could be guessed.

    Raises:
        RetoldError: one of both.
    """
    if token is None and not is_loopback(host):
        raise RetoldError(
            f"--host {host}: whoever reaches it could read the corpus and add to it; give --token "
            "too (or set RETOLD_TOKEN), or leave --host out"
        )
    if token is not None and (len(token) < SHORTEST_TOKEN or not token.isascii()):
        raise RetoldError(
            f"--token: it must have at least {SHORTEST_TOKEN} characters, all ASCII; make one "
            "with: python3 -c 'import secrets; print(secrets.token_urlsafe())'"
        )


def names_of(host: str, names: tuple[str, ...]) -> frozenset[str]:
    """The names under which a server at a host may be asked, in lower case."""
    bare = host.strip("[]").lower()
    own = f"[{bare}]" if ":" in bare else bare
    machine = frozenset() if is_loopback(host) else frozenset((socket.gethostname().lower(),))
    return LOOPBACK | machine | {own} | {name.lower() for name in names}
