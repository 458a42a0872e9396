"""What requests and answers hold, as OpenAPI shows it; every one with an example."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from retold.model import VerdictWord
from retold.serve.document_models import RETOLD_STORY, TOLD_STORY, DocumentIn, Line, Model
from retold.serve.tasks import Options
from retold.serve.work import Job, State
from retold.verdicts import LONGEST_NOTE
from retold.watch.watch_store import Status

MOST_PAIRS = 500
"""Pairs of a batch, documents of an add: what a person puts into one request."""
MOST_FAMILIES = 1_000


class HowCompared(Model):
    """How a pair is compared."""

    quotations: bool = Field(False, description="Compare who said what, too.")
    encoder: Literal["default", "none"] = "default"
    reader: Literal["default", "none"] = "default"

    def options(self) -> Options:
        """The options of the verb."""
        return Options(self.quotations, self.encoder, self.reader)


class CompareIn(HowCompared):
    """Two documents to compare: the source, and the target, which may retell it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"source": {"text": TOLD_STORY}, "target": {"text": RETOLD_STORY}}]
        },
    )

    source: DocumentIn
    target: DocumentIn


class VerdictIn(Model):
    """A reader's verdict on a change; null takes it back."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [{"change": "3f9a51c07be24d10", "verdict": "wrong", "note": "a pun"}]
        },
    )

    change: Line = Field(description="The id of a change, as in the comparison.")
    verdict: VerdictWord | None
    note: str = Field("", max_length=LONGEST_NOTE)


class VerdictOut(BaseModel):
    """A verdict as it is kept, with what was told of the change when it was judged."""

    change: str
    verdict: VerdictWord
    note: str
    source: str
    target: str
    kind: str
    rule: str
    severity: str
    certainty: str
    source_words: str | None
    target_words: str | None
    given: str


class PrecisionOut(BaseModel):
    """How often the changes of a group are right, with the 95 % interval."""

    group: str
    judged: int
    right: int
    harmless: int
    wrong: int
    precision: float
    low: float
    high: float


class VerdictsOut(BaseModel):
    """The verdicts that are kept, the oldest first, and how often changes are right."""

    verdicts: list[VerdictOut]
    precision: list[PrecisionOut]


class MarkIn(Model):
    """What was decided about a copy."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"status": "asked", "note": "wrote to them on Friday"}]},
    )

    status: Status
    note: str | None = Field(None, max_length=LONGEST_NOTE)


class CopiesOut(BaseModel):
    """Copies of documents of ours, those seen last first; each as `retold.evidence/1` says."""

    copies: list[dict[str, Any]]


class PairIn(Model):
    """A pair of a batch."""

    source: DocumentIn
    target: DocumentIn


class BatchIn(HowCompared):
    """Pairs to compare."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"pairs": [{"source": {"text": TOLD_STORY}, "target": {"text": RETOLD_STORY}}]}
            ]
        },
    )

    pairs: list[PairIn] = Field(min_length=1, max_length=MOST_PAIRS)


class QuotesIn(Model):
    """A document to be asked who says what in it."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "examples": [
                {"document": {"text": "“We will drain it,” said Nadia Brook, its engineer."}}
            ]
        },
    )

    document: DocumentIn


class FindIn(Model):
    """A document, a passage too, to be looked for in the corpus."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"document": {"text": TOLD_STORY}}]}
    )

    document: DocumentIn
    limit: int = Field(10, ge=1, le=100)
    languages: list[Annotated[str, Field(max_length=20)]] = Field(
        default_factory=list,
        description="ISO 639-1 codes of languages in which to look for translations too.",
        max_length=50,
    )


class TraceIn(Model):
    """A document whose story is asked for."""

    model_config = ConfigDict(
        extra="forbid", json_schema_extra={"examples": [{"document": {"text": TOLD_STORY}}]}
    )

    document: DocumentIn


class OriginsIn(TraceIn):
    """A document, and which outlets or hosts belong together."""

    families: dict[Line, list[Line]] = Field(
        default_factory=dict,
        description="For each family, its outlets or hosts; they count as one origin.",
        examples=[{"Estuary Group": ["The Gull", "gull.example"]}],
        max_length=MOST_FAMILIES,
    )


class AddIn(Model):
    """Documents to add to the corpus."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"documents": [{"text": TOLD_STORY, "id": "drained"}]}]},
    )

    documents: list[DocumentIn] = Field(min_length=1, max_length=MOST_PAIRS)


class AddedOut(BaseModel):
    """What became of a document."""

    id: str
    title: str | None = Field(description="Given, its own, or of a nameless text its first words.")
    state: Literal["added", "revised", "unchanged", "bad"]
    number: int | None = Field(description="Its number in the corpus; null of a bad one.")
    reason: str | None = Field(description="Why it is bad.")


class AddOut(BaseModel):
    """What became of the documents that were to be added."""

    documents: list[AddedOut]


class ListedOut(BaseModel):
    """What is told about a document in a list."""

    number: int = Field(description="Of this version; it stays its own.")
    id: str
    version: int
    title: str | None
    url: str | None
    outlet: str | None
    byline: str | None
    published: str | None
    language: str | None


class Paged(BaseModel):
    """A part of a list."""

    total: int = Field(description="How many there are in all.")
    next: str | None = Field(
        description="The address of the next part; null where this is the last."
    )


class DocumentsOut(Paged):
    """Documents of the corpus, the last added first."""

    documents: list[ListedOut]


class KeptOut(BaseModel):
    """Something that the server keeps: its address, what it is called, what was found."""

    id: str
    address: str = Field(description="Of its page; with .json behind it, of its data.")
    title: str
    made: str = Field(description="When; ISO 8601.")
    summary: dict[str, Any]


class KeptListOut(Paged):
    """What the server keeps of a kind, the last made first."""

    items: list[KeptOut]


class JobOut(BaseModel):
    """Work that is under way, or was lately done."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "id": "pDkm3fXaAbcdEf12",
                    "state": "running",
                    "title": "stories of the corpus",
                    "done": 120,
                    "total": 4000,
                    "what": "documents compared",
                    "address": None,
                    "problem": None,
                }
            ]
        }
    )

    id: str
    state: State
    title: str
    done: int = Field(description="How far it is, of `what`; 0 where nobody can say.")
    total: int
    what: str
    address: str | None = Field(description="Of the page of its result, once it is done.")
    problem: "ProblemOut | None" = Field(description="Why it failed.")


class JobsOut(BaseModel):
    """The server's jobs, the last begun first."""

    jobs: list[JobOut]


class ProblemOut(BaseModel):
    """Why a request cannot be answered (RFC 9457)."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "type": "about:blank",
                    "title": "Not Found",
                    "status": 404,
                    "detail": "there is no such comparison here; it may have been dropped",
                }
            ]
        }
    )

    type: str
    title: str
    status: int
    detail: str


class ServerOut(BaseModel):
    """The server: its version, its corpus, its bounds."""

    retold: str
    corpus: bool
    documents: int
    most_bytes: int
    most_sentences: int
    deadline: float


def job_out(job: Job) -> JobOut:
    """A job as it is answered."""
    from retold.serve.problems import to_dict

    return JobOut(
        id=job.id,
        state=job.state,
        title=job.title,
        done=job.done,
        total=job.total,
        what=job.what,
        address=job.address,
        problem=None if job.problem is None else ProblemOut(**to_dict(job.problem)),  # type: ignore[arg-type]
    )
