"""Every mistake dateline can tell you of.

    DatelineError                exit 2   something you asked for cannot be done as asked
    ├── SourceError              exit 2   no such file, unreadable, or a format that was forced and does not fit
    ├── ConfigurationError       exit 2   an option or a setting is wrong
    ├── KnowledgeError           exit 3   a knowledge file is wrong: says file:line, what, and how to mend it
    ├── ModelError               exit 4   no language model, or one whose files are not those we know
    ├── GoldError                exit 2   a gold file does not have the contract's shape
    ├── UnknownId                exit 2   no article, record or judgement of the record has that id
    └── RecordError              exit 5   the record (the SQLite file) cannot be used as asked
        ├── NoRecord             exit 5   there is no such file, or it is no record
        ├── NewerRecord          exit 5   it was written by a newer dateline
        ├── LockedRecord         exit 5   another program is writing to it
        ├── DamagedRecord        exit 5   its file is broken
        └── ReadOnlyRecord       exit 5   it must be written for this, and may not be

An article that cannot be coded raises nothing: it yields a `Rejection`.
"""


class DatelineError(Exception):
    """What happened, where, and what to do next; `exit_code` is the process's."""

    exit_code = 2

    def __init__(self, what: str, *, where: str | None = None, remedy: str | None = None) -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(what)

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"\n  what to do: {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class SourceError(DatelineError):
    """A source that is not there or cannot be read."""


class ConfigurationError(DatelineError):
    """An option or a setting with a value that makes no sense."""


class KnowledgeError(DatelineError):
    """A knowledge file with a mistake; `where` is file:line."""

    exit_code = 3


class ModelError(DatelineError):
    """A language model that is missing or not the one we verified."""

    exit_code = 4


class GoldError(DatelineError):
    """A gold file that does not have the contract's shape."""


class UnknownId(DatelineError):
    """An id that names nothing in the record."""


class RecordError(DatelineError):
    """A record that cannot be used as asked; `where` is the file."""

    exit_code = 5


class NoRecord(RecordError):
    """No such file, or a file that is no record."""


class NewerRecord(RecordError):
    """A record of a version that this program does not know."""


class LockedRecord(RecordError):
    """Another program is writing to the record and did not end in time."""


class DamagedRecord(RecordError):
    """A record whose file is broken."""


class ReadOnlyRecord(RecordError):
    """A record that would have to be written and may not be."""
