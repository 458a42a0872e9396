"""Where a page stands: alone in a file, or among the pages of a site or a server."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Setting:
    """Where a page stands: alone in a file, as it is by default, or among others.

    assets: the address of the folder that holds `asset_files`; None puts style and script into the
    page, with a policy that admits nothing else.
    links: what leads from the top of the page to others, as words and address.
    document, comparison: the address of the page of a document, by its id, and of a comparison, by
    the ids of source and target; None where there is no such page.
    verdicts: the address that takes a reader's verdict on a change (`comparison.js` says how); None
    where nobody keeps it.
    """

    assets: str | None = None
    links: Sequence[tuple[str, str]] = ()
    document: Callable[[str], str | None] = field(default=lambda _key: None)
    comparison: Callable[[str, str], str | None] = field(default=lambda _source, _target: None)
    verdicts: str | None = None


ALONE = Setting()
"""A page in a file of its own."""
