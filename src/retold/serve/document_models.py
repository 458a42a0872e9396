"""How a request gives a document: by its text, its address or its number in the corpus."""

from dataclasses import replace
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag

from retold.serve.givens import Given

TOLD_STORY = (
    "The reservoir above Callowmere will be drained in April. It was not inspected for 12 years."
)
RETOLD_STORY = (
    "The reservoir above Callowmere will be drained in April. It was inspected for 12 years."
)

Line = Annotated[str, Field(max_length=500)]
Number = Annotated[int, Field(ge=0, le=2**53)]


class Model(BaseModel):
    """A body: a field that nobody knows is an error, so that a slip of the pen is no silent one."""

    model_config = ConfigDict(extra="forbid")


class Described(Model):
    """What may be told about a document; it goes before what the document says of itself."""

    title: Line | None = None
    url: Line | None = Field(None, description="Where it was published.")
    outlet: Line | None = None
    published: Line | None = Field(None, description="When; ISO 8601 or as written.")

    def given(self, name: str | None) -> Given:
        """The document as the server reads it; a text without an id is called `name`."""
        about = self.model_dump(include={"title", "url", "outlet", "published"})
        return replace(self._own(name), **about)

    def _own(self, name: str | None) -> Given:
        raise NotImplementedError


class TextIn(Described):
    """A document given by its text."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"text": TOLD_STORY, "title": "Drained"}]}
    )

    text: str = Field(description="HTML is taken for a page.", min_length=1)
    id: Line | None = Field(None, description="What it is called.")

    def _own(self, name: str | None) -> Given:
        return Given(content=self.text.encode("utf-8", "replace"), name=self.id or name)


class AddressIn(Described):
    """A document given by the address of its page, on the public internet."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"address": "https://news.example/story"}]}
    )

    address: str = Field(description="http or https.", min_length=1, max_length=4_000)

    def _own(self, _: str | None) -> Given:
        return Given(address=self.address)


class NumberIn(Model):
    """A document of the server's corpus, given by its number."""

    model_config = ConfigDict(extra="forbid", json_schema_extra={"examples": [{"number": 17}]})

    number: Number

    def given(self, _: str | None) -> Given:
        """The document as the server reads it."""
        return Given(number=self.number)


def _way(value: object) -> str | None:
    """Which of the three a document is given by; None where it is not one of them."""
    if isinstance(value, dict):
        ways = [way for way in WAYS if way in value]
        return ways[0] if len(ways) == 1 else None
    return next((way for way in WAYS if hasattr(value, way)), None)


WAYS = ("text", "address", "number")
DocumentIn: TypeAlias = Annotated[
    Annotated[TextIn, Tag("text")]
    | Annotated[AddressIn, Tag("address")]
    | Annotated[NumberIn, Tag("number")],
    Discriminator(
        _way,
        custom_error_type="document",
        custom_error_message="give one of text, address and number",
    ),
]
