"""Copies told to webhooks: signed, tried again until they are taken, and told once.

The signature is that of Standard Webhooks (standardwebhooks.com): HMAC-SHA256 over id, time and
body, so that a receiver can tell who sent it, that nothing was changed, and that it is not old.
"""

import base64
import binascii
import hashlib
import hmac
import json
import time
from collections.abc import Callable, Sequence

from retold.errors import ReadError, RetoldError
from retold.read.addresses import is_web_address, without_credentials
from retold.read.web import ask
from retold.watch.waits import Wait, after_failures, retry_after
from retold.watch.watch_store import Message, WatchStore

MOST_TRIES = 12
"""Times that a message is tried: with the rests between, for a day and a half."""
FIRST_WAIT = 30.0
"""Seconds after a first failure: a receiver that restarts is back."""
LEAST_SECRET = 16
"""Bytes of a secret: fewer could be tried out."""
_PREFIX = "whsec_"
_GONE = 410


def secret_of(given: str) -> bytes:
    """The bytes of a secret: of `whsec_…` what its Base64 stands for, else those of the text.

    Raises:
        RetoldError: it is missing, short, or no Base64.
    """
    if given.startswith(_PREFIX):
        try:
            secret = base64.b64decode(given.removeprefix(_PREFIX), validate=True)
        except (binascii.Error, ValueError):
            raise RetoldError(
                "RETOLD_WEBHOOK_SECRET: what stands behind whsec_ is no Base64"
            ) from None
    else:
        secret = given.encode()
    if len(secret) < LEAST_SECRET:
        raise RetoldError(
            f"RETOLD_WEBHOOK_SECRET: set it to a secret of at least {LEAST_SECRET} characters, "
            "with which messages are signed (`openssl rand -hex 16`)"
        )
    return secret


def signature(secret: bytes, id_: str, timestamp: int, body: bytes) -> str:
    """The signature of a message, as its header `webhook-signature` has it."""
    signed = f"{id_}.{timestamp}.".encode() + body
    digest = hmac.new(secret, signed, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


class Messenger:
    """Tells copies to webhooks."""

    def __init__(
        self,
        store: WatchStore,
        hooks: Sequence[str],
        secret: bytes,
        now: Callable[[], float] = time.time,
    ) -> None:
        """hooks: their addresses, which a person typed: they may lie inside this network.

        Raises:
            RetoldError: one of them is no address.
        """
        for hook in hooks:
            if not is_web_address(hook):
                raise RetoldError(f"{hook}: a webhook is an http or https address; check it")
        self._store, self._hooks, self._secret, self._now = store, tuple(hooks), secret, now

    def is_waiting(self) -> bool:
        """Whether there is something that was not taken yet."""
        return bool(self._store.messages(self._hooks))

    def send(self) -> list[str]:
        """Send what waits and whose rest is over; returns what went wrong, a line each.

        Once a receiver fails, the messages behind are left for the next time, in their order.
        """
        faults: list[str] = []
        resting: set[str] = set()
        for message in self._store.messages(self._hooks):
            if message.hook in resting:
                continue
            if not message.wait.is_over(self._now()):
                resting.add(message.hook)
                continue
            fault = self._sent(message)
            if fault is not None:
                faults.append(f"{without_credentials(message.hook)}: {fault}")
                resting.add(message.hook)
        return faults

    def _sent(self, message: Message) -> str | None:
        """What went wrong with a message; None where it was taken."""
        kept = self._store.copy(message.copy)
        body = json.dumps(kept.pack(), ensure_ascii=False).encode()
        timestamp = int(self._now())
        headers = {
            "Content-Type": "application/json",
            "webhook-id": f"copy-{kept.id}",
            "webhook-timestamp": str(timestamp),
        }
        headers["webhook-signature"] = signature(
            self._secret, headers["webhook-id"], timestamp, body
        )
        try:
            reply = ask(message.hook, typed=message.hook, headers=headers, body=body)
            fault = None if reply.status // 100 == 2 else f"status {reply.status}"  # noqa: PLR2004
            asked = retry_after(reply.headers, self._now())
        except ReadError as error:
            fault, asked, reply = str(error).partition(": ")[2] or str(error), 0.0, None
        if fault is None:
            self._store.settle_message(message)
            return None
        failures = message.failures + 1
        if failures >= MOST_TRIES or (reply is not None and reply.status == _GONE):
            self._store.settle_message(message, fault=fault)
            return f"{fault}; given up for copy {message.copy} after {failures} tries"
        wait = Wait(self._now(), max(asked, after_failures(failures, first=FIRST_WAIT)))
        self._store.put_off_message(message, wait, fault)
        return f"{fault}; tried again"
