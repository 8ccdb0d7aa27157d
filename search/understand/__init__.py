"""Reading a question: from the words of somebody who needs a calibration to what must be covered.

``understand`` is pure, never raises, and takes time in proportion to the length of the text.
"""

from search.understand.demand import DIVISOR, implied_field, with_need
from search.understand.lexicon import Lexicon
from search.understand.override import override, resolve_choice
from search.understand.params import question_to_params, without
from search.understand.understand import understand

__all__ = [
    "DIVISOR",
    "Lexicon",
    "implied_field",
    "override",
    "question_to_params",
    "resolve_choice",
    "understand",
    "with_need",
    "without",
]
