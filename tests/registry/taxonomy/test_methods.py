"""The method documents as they are shipped: no status without a source, no pair on one side."""

from registry.vocabulary import Vocabulary


def test_there_are_at_least_330_documents(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.methods) >= 330


def test_a_code_is_made_of_series_number_and_year(vocabulary: Vocabulary) -> None:
    for code, method in vocabulary.methods.items():
        joint = ":" if method.series.startswith("ISO") else "-"
        assert code == f"{method.series} {method.number}{joint}{method.year}"
        assert 1980 <= (method.year or 0) <= 2026
        assert method.title and method.title.strip() == method.title


def test_every_document_says_where_it_was_seen(vocabulary: Vocabulary) -> None:
    assert all(method.source for method in vocabulary.methods.values())


def test_an_unverified_document_claims_no_status_pair_or_cycle(vocabulary: Vocabulary) -> None:
    for method in vocabulary.methods.values():
        if not method.verified:
            assert method.status == "unverified", method.code
            assert (method.replaces, method.replaced_by, method.cycle_months) == ((), "", None)


def test_a_replaced_document_is_superseded_and_named_by_its_successor(
    vocabulary: Vocabulary,
) -> None:
    replaced = [method for method in vocabulary.methods.values() if method.replaced_by]
    assert replaced
    for method in replaced:
        assert method.status == "superseded", method.code
        assert method.code in vocabulary.methods[method.replaced_by].replaces


def test_a_document_that_another_one_replaces_is_not_in_force(vocabulary: Vocabulary) -> None:
    for method in vocabulary.methods.values():
        for old in method.replaces:
            if old in vocabulary.methods:
                assert vocabulary.methods[old].status == "superseded", old


def test_a_cycle_has_its_wording(vocabulary: Vocabulary) -> None:
    for method in vocabulary.methods.values():
        assert (method.cycle_months is None) == (not method.cycle_text), method.code


def test_the_gauge_has_its_document(vocabulary: Vocabulary) -> None:
    assert "JJG 52-2013" in vocabulary.instruments["pressure-gauge"].methods
    assert vocabulary.methods["JJG 52-1999"].replaced_by == "JJG 52-2013"
