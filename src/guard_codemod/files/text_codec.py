"""Scripts as strings: which bytes a file with that text holds, and back."""

from __future__ import annotations

from guard_codemod.files.source_file import SourceError, declared_encoding, decode

_BOM = "\ufeff"


def to_bytes(code: str) -> bytes:
    """Return *code* as bytes in the encoding that it declares. Raises `SourceError`."""
    encoding = declared_encoding(code.removeprefix(_BOM).encode("utf-8", "replace")) or "utf-8"
    try:
        return code.encode(encoding)
    except LookupError as error:
        raise SourceError(
            f"declares the unknown encoding {encoding!r}: correct the coding comment"
        ) from error
    except ValueError as error:
        raise SourceError(f"cannot be encoded as {encoding}: {error}") from error


def to_str(data: bytes) -> str:
    """The inverse of `to_bytes`."""
    text = decode(data)
    return (_BOM if text.bom else "") + text.content
