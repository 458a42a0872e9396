"""The verbs as tools of the Model Context Protocol, for assistants: over stdio and over HTTP."""

from retold.mcp.given import Reception
from retold.mcp.tools import make_server

__all__ = ["Reception", "make_server"]
