"""Exact grading: what each center covers of a question, how well, and what is missing.

``Judge(question, vocabulary)`` judges one content at a time and remembers it; ``grade_center``
unites the contents of a center into its grade, and ``explain`` adds rows and reasons for those
that are shown. See search.md, sections 2 and 5.
"""

from search.grade.center import grade_center, rank_key
from search.grade.excess import excess_of
from search.grade.finding import Finding
from search.grade.judge import Judge
from search.grade.reasons import explain, judge_row

__all__ = [
    "Finding",
    "Judge",
    "excess_of",
    "explain",
    "grade_center",
    "judge_row",
    "rank_key",
]
