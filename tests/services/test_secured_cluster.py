"""A cluster that speaks TLS and asks who comes. (Keys can't be issued here: the security index
needs an analyzer that the small distribution lacks. An unknown one is refused all the same.)"""

from __future__ import annotations

import time

import pytest

from search.index.cluster.connection import cluster
from services.elasticsearch import Node
from services.elasticsearch import cluster as start_cluster
from tests.conftest import build_index, forget_cluster
from tests.services.asking import ask, comes_back, is_degraded, is_right, product_over

pytestmark = [pytest.mark.django_db, pytest.mark.services]

USER, PASSWORD = "registry", "long-enough-for-a-test"
ROLE = """
registry:
  cluster: [monitor]
  indices:
    - names: ["hurt-*"]
      privileges: [all]
"""
"""No more than ``docs/operations.md`` asks for."""
WITHIN = 60.0
"""Seconds until the node has read its files again; five are usual."""


@pytest.fixture(scope="module")
def node():
    """The node, which knows one user."""
    node = start_cluster(1, secured=True)[0]
    node.define_roles(ROLE)
    node.add_user(USER, PASSWORD, USER)
    yield node
    node.clear()


@pytest.fixture
def product(node, settings, monkeypatch):
    """The product that comes as that user, with an index."""
    settings.ELASTICSEARCH_CA = str(node.authority)
    settings.ELASTICSEARCH_USER, settings.ELASTICSEARCH_PASSWORD = USER, PASSWORD
    with product_over([node], settings, monkeypatch):
        wait_until(is_let_in)
        build_index()
        yield settings


def is_let_in() -> bool:
    health = cluster().client.options(ignore_status=(401, 403)).cluster.health()
    return health.meta.status == 200


def wait_until(holds) -> None:
    deadline = time.monotonic() + WITHIN
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.5)


def test_a_user_who_may_do_no_more_than_needed_is_let_in_over_tls(product):
    answer = ask()
    assert (answer.engine, answer.degraded) == ("elasticsearch", False)
    assert is_right(answer)


def test_credentials_that_are_revoked_cost_no_answer_and_their_return_is_noticed(
    product, node: Node
):
    assert not ask().degraded
    node.remove_user(USER)
    wait_until(is_degraded)
    node.add_user(USER, PASSWORD, USER)
    assert comes_back()


def test_a_wrong_password_is_noticed(product):
    product.ELASTICSEARCH_PASSWORD = "another-one-altogether"
    forget_cluster()
    assert is_degraded()


def test_a_key_that_the_cluster_does_not_know_is_noticed(product):
    product.ELASTICSEARCH_API_KEY = "bm9uZTpub25l"
    forget_cluster()
    assert is_degraded()


def test_an_authority_that_did_not_sign_is_not_believed(product):
    product.ELASTICSEARCH_CA = ""
    forget_cluster()
    assert is_degraded()
