"""Pages of our own writing, which the tests of extraction share."""

import json

from retold.errors import ExtractError
from retold.extract import extract
from retold.model import Page

VOTE = "The council of Marren voted on Tuesday to close the old bridge to lorries until the spring."
CRACKS = "Engineers had found cracks in two of its four piers after the flood in January."
DETOUR = "Drivers will have to go round by Dunholt, which takes half an hour longer."
COST = "The repair will cost about two million pounds, and the county will pay half of it."
STORY = [VOTE, CRACKS, DETOUR, COST]
FLASH = "The bridge was shut on Monday, police said."


def paragraphs(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(body: str, head: str = "", language: str = "en") -> str:
    """A page with a menu and a footer around a body."""
    return (
        f'<!doctype html><html lang="{language}"><head><title>Bridge closed | Marren Post</title>'
        f'{head}</head><body><nav><a href="/">Home</a><a href="/news">News</a></nav>{body}'
        "<footer><p>© Marren Post. All rights reserved.</p></footer></body></html>"
    )


def json_ld(**fields: object) -> str:
    value = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    script = json.dumps(value).replace("</", "<\\/")
    return f'<script type="application/ld+json">{script}</script>'


def article(*parts: str) -> str:
    """A page whose article is made of paragraphs, and of markup as it stands."""
    body = "".join(part if part[0] == "<" else f"<p>{part}</p>" for part in parts)
    return page(f"<article>{body}</article>")


def lines(html: str) -> list[str]:
    """The lines of the story that a page holds; none where it holds none."""
    try:
        return extract(Page(html)).text.split("\n")
    except ExtractError:
        return []
