"""Where something was said: on Telegram, to Fox News, in a statement, at a briefing.

Rules over the words around a cue, because no corpus marks channels. A channel stands in the cue's
own sentence, outside the words that were said.
"""

import re

from retold.model import Span

_NAME = r"(?:[A-Z][\w&’'.\-]*)(?:(?:\s(?:of|the|for|and)(?=\s[A-Z]))?\s[A-Z0-9][\w&’'\-]*)*"
_DETERMINER = (
    r"(?:an?|the|his|her|their|its|our|my|this|that|another|one|several|two|a\sseries\sof)"
)
_ADJECTIVES = r"(?:[\w’'\-]+\s){0,4}?"
_RECORD = (
    r"(?:statements?|interviews?|posts?|tweets?|e-?mails?|letters?|speech(?:es)?|address"
    r"|press\sreleases?|news\sreleases?|memos?|memorandum|reports?|articles?|columns?|op-?eds?"
    r"|blogs?|blog\sposts?|essays?|editorials?|videos?|clips?|broadcasts?|podcasts?|messages?"
    r"|text\smessages?|voice\snotes?|filings?|lawsuits?|affidavits?|complaints?|testimony"
    r"|depositions?|remarks|comments|announcements?|briefings?|news\sconferences?"
    r"|press\sconferences?|conference\scalls?|phone\scalls?|telephone\sinterviews?|calls?"
    r"|rall(?:y|ies)|debates?|hearings?|town\shalls?|meetings?|forums?|appearances?|documents?"
    r"|papers?|notes?|books?|memoirs?|manifestos?|newsletters?|threads?|livestreams?|sermons?)"
)
_NETWORK = (
    r"(?:Telegram|Twitter|X|Facebook|Instagram|TikTok|YouTube|LinkedIn|Reddit|Threads|Bluesky"
    r"|Mastodon|Snapchat|WhatsApp|WeChat|Weibo|VK|VKontakte|Viber|Discord|Twitch|Medium|Substack"
    r"|Truth\sSocial|Parler|Gab|Periscope|Tumblr|Signal)"
)
_MEDIUM = (
    r"(?:social\smedia|social\snetworks?|television|TV|(?:the\s)?radio|air|camera|stage|background"
    r"|(?:his|her|their|its|the)\s(?:[\w’'\-]+\s){0,3}(?:account|page|channel|website|site|blog"
    r"|feed|show|program|programme))"
)
_AUDIENCE = (
    r"(?:reporters|journalists|the\s(?:media|press|newspaper|paper|magazine|broadcaster|network"
    r"|channel|station|(?:news\s)?(?:agency|site|outlet|website)|committee|court|commission"
    r"|council|parliament|crowd|audience)|lawmakers|investors|viewers|listeners|readers)"
)
_OUTLET = (
    rf"(?:(?:[Tt]he\s)?{_NAME}\s(?:News|Times|Post|Journal|Herald|Tribune|Gazette|Chronicle|Star"
    r"|Mail|Guardian|Telegraph|Observer|Mirror|Sun|Press|TV|Television|Radio|Magazine|Weekly|Daily"
    r"|Review|Today|Agency|Broadcasting|Network|Courier|Globe|Register|Bulletin|Dispatch)\b"
    r"(?:\s[A-Z][\w’'\-]*)*"
    r"|(?:the\s)?(?:[A-Z][\w’'\-]*\s)*(?:newspaper|broadcaster|magazine|news\sagency|news\ssite)"
    r"(?:\s[A-Z][\w’'\-]*)*"
    r"|(?:the\s)?(?:BBC|CNN|MSNBC|NBC|CBS|ABC|PBS|NPR|AFP|AP|DPA|dpa|ARD|ZDF|CNBC|ESPN|ITV|RTL|ORF"
    r"|Reuters|Bloomberg|Politico|POLITICO|Axios|BuzzFeed|Bild|BILD|Spiegel|Interfax|TASS|Tass"
    r"|RIA|Xinhua|Newsmax|Breitbart|Vox|Vice|Time|Newsweek|Fox|Ukrinform|Suspilne)\b"
    r"(?:\s[A-Z0-9][\w’'\-]*)*"
    r"|USA\sTODAY)"
)
_TAIL = (
    r"(?:\s(?:with|to|for|on|at|from|by|of)\s(?:the\s)?(?:social\snetwork\s|messaging\sapp\s)?"
    rf"(?:{_NETWORK}\b|{_OUTLET}|{_NAME}|{_AUDIENCE}))?"
)
_CHANNEL = re.compile(
    rf"\b(?:(?:[Oo]n|[Vv]ia|[Tt]hrough|[Oo]ver)\s(?:the\s)?(?:social\snetwork\s|messaging\sapp\s)?"
    rf"(?:{_NETWORK}|{_MEDIUM}|{_OUTLET})(?![\w])"
    rf"|(?:[Ii]n|[Dd]uring|[Oo]n|[Vv]ia|[Aa]t|[Tt]hrough|[Bb]y)\s{_DETERMINER}\s{_ADJECTIVES}{_RECORD}\b{_TAIL}"
    rf"|(?:[Ii]n|[Bb]y|[Vv]ia)\s(?:court\s|an?\s)?(?:testimony|remarks|comments|e-?mails?|writing|filings)\b{_TAIL})"
)
_TOLD = re.compile(
    rf"\s*(?:to\s|with\s)?(?P<channel>{_OUTLET}|{_AUDIENCE}(?:\s(?:at|in|on|during)\s{_DETERMINER}\s"
    rf"{_ADJECTIVES}{_RECORD}\b)?)"
)
_TELLING = re.compile(
    r"(?:^|\s)(?:tell|tells|told|telling|informed|assured|reminded|said|saying|say|says|spoke"
    r"|speaking|explained|confirmed|announced|admitted)(?:\s|\Z)"
)


def find_channel(text: str, sentence: Span, cue: Span, taken: tuple[Span, ...]) -> Span | None:
    """The channel of what the cue in a sentence reports, outside of the taken spans.

    It may be part of a cue of several words ("said in a statement").

    One that the cue addresses ("told Fox News") comes before one that a phrase of its own names
    ("in a statement"); of several phrases the nearest to the cue counts.
    """
    told = _TELLING.search(cue.of(text)) and _TOLD.match(text, cue.end, sentence.end)
    if told:
        span = Span(told.start("channel"), told.end("channel"))
        if _is_free(span, taken):
            return span
    phrases = [
        Span(match.start(), match.end())
        for match in _CHANNEL.finditer(text, sentence.start, sentence.end)
    ]
    free = [span for span in phrases if _is_free(span, taken)]
    return min(free, key=lambda span: _distance(span, cue), default=None)


def _is_free(span: Span, taken: tuple[Span, ...]) -> bool:
    return all(span.end <= other.start or other.end <= span.start for other in taken)


def _distance(span: Span, other: Span) -> int:
    return max(other.start - span.end, span.start - other.end, 0)
