"""The verbs as tools of the Model Context Protocol, for assistants: over stdio and over HTTP."""

from retold.mcp.desk import Desk
from retold.mcp.tools import make_server

__all__ = ["Desk", "make_server"]
