"""Wagtail's own search in the database, taught to find Chinese words in the middle of a text.

SQLite and PostgreSQL take a run of Chinese for one word. So each character is indexed as a word of
its own, folded as ``search.analysis`` folds, and each word of a question becomes a phrase of its
characters: 校准 is found wherever 校 is followed by 准, in pages, files and the back office alike.
Elasticsearch's standard analyzer splits Chinese the same way by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy
from typing import Any

from django.db import connection
from modelsearch.backends.base import BaseSearchBackend
from modelsearch.backends.database.postgres import postgres
from modelsearch.backends.database.sqlite import sqlite
from modelsearch.index import RelatedFields
from modelsearch.query import And, Not, Or, Phrase, PlainText, SearchQuery

from search import analysis

_APART = re.compile(f"[{analysis.HAN}]|(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])")
_WORD = re.compile(r"\w")


def spaced(text: str) -> str:
    """The text folded, each Chinese character a word, letters apart from digits (JJG52)."""
    return _APART.sub(r" \g<0> ", analysis.fold(text).lower())


def words(text: str) -> list[str]:
    """What stands between blanks of a question, without quotation marks; signs alone are none."""
    bare = re.sub(r"[\"'“”‘’《》「」]", " ", text)
    return [word for word in dict.fromkeys(bare.split()) if _WORD.search(word)]


def as_phrases(query: SearchQuery) -> SearchQuery:
    """The query with each word as the phrase of its characters."""
    if isinstance(query, PlainText):
        found = [Phrase(spaced(word)) for word in words(query.query_string)]
        if len(found) == 1:
            return found[0]
        return (And if query.operator == "and" else Or)(found) if found else PlainText("")
    if isinstance(query, Phrase):
        return Phrase(spaced(query.query_string.replace('"', " ")))
    if isinstance(query, And | Or):
        return type(query)([as_phrases(one) for one in query.subqueries])
    return Not(as_phrases(query.subquery)) if isinstance(query, Not) else query


class _Spaced:
    """A record whose search fields give their texts spaced."""

    def __init__(self, record: Any) -> None:
        self._record = record
        self._state = record._state

    def __getattr__(self, name: str) -> Any:
        return getattr(self._record, name)

    def get_search_fields(self) -> list[Any]:
        """The fields of the record, each giving its text spaced."""
        return [_spaced_field(field) for field in self._record.get_search_fields()]


def _spaced_field(field: Any) -> Any:
    twin = copy(field)
    if isinstance(field, RelatedFields):
        twin.fields = [_spaced_field(one) for one in field.fields]
        twin.get_value = lambda record: field.get_value(_unwrapped(record))
    else:
        twin.get_value = lambda record: _spaced_value(field.get_value(_unwrapped(record)))
    return twin


def _unwrapped(record: Any) -> Any:
    return record._record if isinstance(record, _Spaced) else record


def _spaced_value(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return [_spaced_value(one) for one in value]
    return spaced(value) if isinstance(value, str) else value


class _SpacedIndex:
    """Writes what records say, spaced."""

    def add_items(self, model: Any, objs: Iterable[Any]) -> None:
        """Add or rewrite records of one model."""
        super().add_items(model, [_Spaced(one) for one in objs])  # type: ignore[misc]


class _AsPhrases:
    """Asks for phrases of characters."""

    query: SearchQuery

    def __init__(self, queryset: Any, query: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(queryset, query, *args, **kwargs)  # type: ignore[call-arg]
        self.query = as_phrases(self.query)


class _AsCharacters:
    """Asks for characters, the last of which may begin a word: what the back office suggests."""

    query: SearchQuery

    def __init__(self, queryset: Any, query: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(queryset, query, *args, **kwargs)  # type: ignore[call-arg]
        if isinstance(self.query, PlainText):
            text = " ".join(words(self.query.query_string))
            self.query = PlainText(" ".join(spaced(text).split()), operator="and")


class _SQLiteIndex(_SpacedIndex, sqlite.SQLiteIndex):
    pass


class _SQLiteCompiler(_AsPhrases, sqlite.SQLiteSearchQueryCompiler):
    pass


class _SQLiteAutocompleteCompiler(_AsCharacters, sqlite.SQLiteAutocompleteQueryCompiler):
    pass


class SQLiteBackend(sqlite.SQLiteSearchBackend):
    """Wagtail's backend for SQLite."""

    index_class = _SQLiteIndex
    query_compiler_class = _SQLiteCompiler
    autocomplete_query_compiler_class = _SQLiteAutocompleteCompiler


class _PostgresIndex(_SpacedIndex, postgres.PostgresIndex):
    pass


class _PostgresCompiler(_AsPhrases, postgres.PostgresSearchQueryCompiler):
    pass


class _PostgresAutocompleteCompiler(_AsCharacters, postgres.PostgresAutocompleteQueryCompiler):
    pass


class PostgresBackend(postgres.PostgresSearchBackend):
    """Wagtail's backend for PostgreSQL."""

    index_class = _PostgresIndex
    query_compiler_class = _PostgresCompiler
    autocomplete_query_compiler_class = _PostgresAutocompleteCompiler


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802 - Wagtail's name
    """The backend for the database in use."""
    kinds = {"postgresql": PostgresBackend, "sqlite": SQLiteBackend}
    return kinds[connection.vendor](params)
