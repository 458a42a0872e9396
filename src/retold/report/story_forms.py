"""Story… -> text: for a terminal, as JSON, as a web page."""

from collections.abc import Callable, Mapping, Sequence

from retold.model import Origins, Story


def render(stories: Sequence[Story], form: str) -> str:
    """The stories in a form: "text", "json" or "html"."""
    return _WRITERS[form](stories)


def to_text(stories: Sequence[Story], *, width: int = 80, colour: bool = False) -> str:
    """The stories as text of at most `width` columns, ending with a newline."""
    from retold.report.story_text import to_text as write

    return write(stories, width=width, colour=colour)


def to_json(stories: Sequence[Story]) -> str:
    """The stories in the wire format `retold.stories/1`."""
    from retold.report.story_wire import to_json as write

    return write(stories)


def to_html(stories: Sequence[Story]) -> str:
    """The stories as one self-contained web page."""
    from retold.report.story_page import to_html as write

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


_WRITERS: Mapping[str, Callable[[Sequence[Story]], str]] = {
    "text": to_text,
    "json": to_json,
    "html": to_html,
}
