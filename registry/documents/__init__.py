"""Documents that the bureau issues: their wordings as data, filled in from a case, laid out as page
and as PDF. What has been issued keeps its own text and no longer depends on any of this."""
