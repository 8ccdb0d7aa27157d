"""The table that somebody would search first, for comparison only."""

from __future__ import annotations

from django.db import models
from wagtail.search import index


class PlainPromise(index.Indexed, models.Model):
    """A promise as a row with a name and two ends, searched with the ORM or Wagtail's search."""

    name = models.TextField()
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    center_id = models.BigIntegerField()

    search_fields = [index.SearchField("name")]

    class Meta:
        app_label = "benchmarks"

    def __str__(self) -> str:
        return self.name
