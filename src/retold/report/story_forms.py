"""Story… -> text: for a terminal, as data, as a web page."""

from collections.abc import Callable, Mapping, Sequence

from retold.model import Origins, Story
from retold.report.page_setting import ALONE, Setting


def render(stories: Sequence[Story], form: str) -> str:
    """The stories in a form: "text", "json", "html", "graphml", "prov" or "csv"."""
    return _WRITERS[form](stories)


def to_text(stories: Sequence[Story], *, width: int = 80, colour: bool = False) -> str:
    """The stories as text of at most `width` columns, ending with a newline."""
    from retold.report.story_text import to_text as write

    return write(stories, width=width, colour=colour)


def to_json(stories: Sequence[Story]) -> str:
    """The stories in the wire format `retold.stories/1`."""
    from retold.report.story_wire import to_json as write

    return write(stories)


def to_html(stories: Sequence[Story], *, setting: Setting = ALONE) -> str:
    """The stories as one web page, self-contained by itself."""
    from retold.report.story_page import to_html as write

    return write(stories, setting=setting)


def to_parquet(stories: Sequence[Story]) -> bytes:
    """A row for each document: what it was made from, how, and how sure that is, as Parquet."""
    from retold.report.story_graph import to_parquet as write

    return write(stories)


def origins_to_text(origins: Origins, *, width: int = 80, colour: bool = False) -> str:
    """The origins as text of at most `width` columns, ending with a newline."""
    from retold.report.story_text import origins_to_text as write

    return write(origins, width=width, colour=colour)


def origins_to_json(origins: Origins) -> str:
    """The origins in the wire format `retold.origins/1`."""
    from retold.report.story_wire import of_origins
    from retold.report.wire import dump

    return dump(of_origins(origins))


def to_graphml(stories: Sequence[Story]) -> str:
    """The stories in GraphML."""
    from retold.report.story_graph import to_graphml as write

    return write(stories)


def to_prov(stories: Sequence[Story]) -> str:
    """The stories in PROV-JSON."""
    from retold.report.story_graph import to_prov as write

    return write(stories)


def to_csv(stories: Sequence[Story]) -> str:
    """The stories as a table, a row for each document."""
    from retold.report.story_graph import to_csv as write

    return write(stories)


_WRITERS: Mapping[str, Callable[[Sequence[Story]], str]] = {
    "text": to_text,
    "json": to_json,
    "html": to_html,
    "graphml": to_graphml,
    "prov": to_prov,
    "csv": to_csv,
}
