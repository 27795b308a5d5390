"""ID: the part of a path that is the id of a record, to the end of the path."""

from __future__ import annotations

from starlette.convertors import Convertor, register_url_convertor

ID = "{id:whole}"


class Whole(Convertor[str]):
    """The rest of a path, whatever it holds: ids have slashes, and those that others gave even ends of lines."""

    regex = r"[\s\S]+"

    def convert(self, value: str) -> str:
        """As it stands."""
        return value

    def to_string(self, value: str) -> str:
        """As it stands."""
        return value


register_url_convertor("whole", Whole())
