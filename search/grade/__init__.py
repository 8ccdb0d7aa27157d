"""Exact grading: what each center covers of a question, how well, and what is missing.

``Judge(question, vocabulary)`` judges one content at a time and remembers it; ``grade_center``
unites the contents of a center into its grade. See search.md, sections 2 and 5.
"""

from search.grade.center import grade_center, grade_findings, rank_key
from search.grade.finding import Finding
from search.grade.judge import Judge

__all__ = ["Finding", "Judge", "grade_center", "grade_findings", "rank_key"]
