"""Two documents -> what the C2PA manifests in their texts say of their order.

A signed statement on a text outranks a date that a page declares: of two texts, the one that was
signed before the other was published came first. So did the one that the manifest of the other
names as what it was made from. Times count only where somebody vouches for the signer; anyone can
sign. All else that a manifest says is told, and not weighed.
"""

from math import log

from retold.lineage.credentials import Credential, credential
from retold.lineage.dating import Dating, stated, weigh_dates
from retold.model import Document
from retold.model.hidden_runs import runs_of

SIGNED = log(0.97 / 0.03)
"""Log-odds of a signed time, or of a parent that a manifest names: above those of a declared date
(nine in ten), below proof, since a desk may sign what it took from another."""


def signed_order(source: Document, target: Document) -> Dating:
    """What manifests say for the source having come first, and all that they tell in words."""
    credentials = {"source": credential(source), "target": credential(target)}
    documents = {"source": source, "target": target}
    words = [
        note
        for side, document in documents.items()
        if (note := _told(side, document, credentials[side]))
    ]
    log_odds, reason = _chained(credentials["source"], credentials["target"])
    if not log_odds:
        log_odds, reason = _timed(documents, credentials)
    return Dating(log_odds, (*words, reason) if reason else tuple(words))


def _told(side: str, document: Document, read: Credential | None) -> str | None:
    """What hides in the text of a side, in words; None where nothing does."""
    if read is None:
        held = sum(len(run.lstrip("\ufeff")) for run in runs_of(document.hidden))
        hides = f"the {side} hides {held:,} bytes in signs that print nothing; not as C2PA does"
        return hides if held else None
    carries = f"the {side} carries a C2PA manifest"
    if read.state == "unread":
        return f"{carries}, which was not read: {read.reason}"
    if read.state == "broken":
        return f"{carries} that does not hold" + (f": {read.reason}" if read.reason else "")
    signed = f", signed by {read.signer or 'somebody without a name'}"
    signed += f" at {read.time}" if read.time else ""
    if read.state == "of another text":
        return f"{carries}{signed}, of another text than this one, or of more of it"
    vouched = "trusted" if read.state == "trusted" else "nobody here vouches for the signer"
    return f"{carries}{signed}, of this very text ({vouched})"


def _chained(source: Credential | None, target: Credential | None) -> tuple[float, str]:
    """What it says that the manifest of one names that of the other as its parent's."""
    for child, parent, sign, words in (
        (target, source, 1, "the target’s manifest names the source’s as what it was made from"),
        (source, target, -1, "the source’s manifest names the target’s as what it was made from"),
    ):
        if child and parent and child.holds and parent.holds and parent.label in child.parents:
            return sign * SIGNED, words
    return 0.0, ""


def _timed(
    documents: dict[str, Document], credentials: dict[str, Credential | None]
) -> tuple[float, str]:
    """What a signed time says against the signed time, or the declared date, of the other."""
    times = {
        side: read.time if read and read.state == "trusted" else None
        for side, read in credentials.items()
    }
    moments = {side: stated(times[side] or documents[side].published or "") for side in documents}
    if moments["source"] is None or moments["target"] is None:
        return 0.0, ""
    weight = weigh_dates(moments["source"], moments["target"])
    for side, counterpart, sign in (("source", "target", 1), ("target", "source", -1)):
        if weight * sign > 0 and times[side]:
            then = "was signed" if times[counterpart] else "was published"
            return sign * SIGNED, f"the {side} was signed before the {counterpart} {then}"
    return 0.0, ""
