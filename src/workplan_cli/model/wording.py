"""A published text without the differences that nobody means, and its fingerprint."""

import hashlib
import unicodedata


def normalised(text: str) -> str:
    """A text in one width of signs (Unicode NFKC), without spaces and invisible signs.

    Copies of one document differ in these: `，` or `,`, a line break inside a sentence, a
    zero-width space out of a web page. Anything else that differs is a change.
    """
    folded = unicodedata.normalize("NFKC", text)
    return "".join(
        sign for sign in folded if not sign.isspace() and unicodedata.category(sign) != "Cf"
    )


def fingerprint(text: str) -> str:
    """SHA-256 of the normalised text, in hexadecimal: proves what was read without showing it."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()
