"""Promises in bulk: any number, cheap, the same each time."""

from itertools import islice

from registry.demonstration.bulk import bulk, bulk_centers


def test_the_same_arguments_give_the_same_rows():
    assert list(bulk(500, centers=7, seed=3)) == list(bulk(500, centers=7, seed=3))


def test_another_seed_gives_other_rows():
    assert list(bulk(50, centers=7, seed=3)) != list(bulk(50, centers=7, seed=4))


def test_more_rows_begin_with_the_same():
    assert list(islice(bulk(10_000), 100)) == list(bulk(100))


def test_every_row_has_a_code_of_its_own_and_belongs_to_a_center():
    rows = list(bulk(1_000, centers=40))
    centers = {cells["slug"]: cells["编号前缀"] for cells in bulk_centers(40)}
    assert len({cells["编号"] for _, cells in rows}) == 1_000
    assert {slug for slug, _ in rows} == set(centers)
    assert all(cells["编号"].startswith(centers[slug] + "-") for slug, cells in rows)


def test_rows_are_of_many_instruments():
    assert len({cells["仪器名称"] for _, cells in bulk(5_000)}) > 600
