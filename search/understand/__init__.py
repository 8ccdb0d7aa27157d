"""Reading a question: from the words of somebody who needs a calibration to what must be covered.

``understand`` is pure, never raises, and takes time in proportion to the length of the text.
"""

from search.understand.lexicon import Lexicon
from search.understand.understand import understand

__all__ = ["Lexicon", "understand"]
