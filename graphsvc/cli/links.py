"""Links of the web page that sign in."""

from urllib.parse import quote


def sign_in_link(page: str, code: str) -> str:
    """A link that signs in by a code."""
    return f"{page}/signin?code={quote(code, safe='')}"
