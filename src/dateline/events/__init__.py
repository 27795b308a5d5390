"""Events: what somebody did to somebody. Patterns are data (knowledge/lang/<language>/events); this package reads them,
finds their words in a parse, fills the roles, reads modality apart, and folds acts into PLOVER and CAMEO."""

from .code import code_events
from .confidence import weigh_events
from .find import find_acts

__all__ = ["code_events", "find_acts", "weigh_events"]
