"""What the fields of records are called in public news corpora."""

NAMES = {
    "text": (
        *("text", "content", "body", "article", "maintext", "article_text", "full_text"),
        *("raw_content", "story", "document"),
    ),
    "id": ("id", "_id", "doc_id", "docid", "document_id", "article_id", "uid", "uuid", "guid"),
    "url": ("url", "link", "source_url", "canonical_url", "uri"),
    "date": (
        *("published", "date", "date_publish", "published_at", "publish_date", "publication_date"),
        *("pubdate", "datetime", "timestamp", "created_at"),
    ),
    "title": ("title", "headline"),
    "outlet": ("outlet", "publisher", "publication", "site", "source", "source_domain", "domain"),
    "byline": ("byline", "author", "authors"),
    "language": ("language", "lang"),
}
"""By what they hold, the surest name first; case does not count."""
