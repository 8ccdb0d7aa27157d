"""Pages in every state, for what finds, lists, caches and gives away pages."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction

from cms_pages.models import NoticePage
from cms_pages.site_pages import publish_under

SECRET = "绝密内容"


@pytest.fixture
def add_notice(columns):
    """Adds a notice; ``published`` ones are published the way editors do."""

    def add(title: str, text: str = "", *, published: bool = True, **values: Any) -> NoticePage:
        slug = values.pop("slug", f"n{NoticePage.objects.count()}")
        body = [("paragraph", f"<p>{text}</p>")]
        page = NoticePage(title=title, slug=slug, body=body, live=published, **values)
        if published:
            return publish_under(columns["notices"], page)
        return columns["notices"].add_child(instance=page)

    return add


@pytest.fixture
def add_document(db):
    """Adds a file to a collection, the first one by default."""

    def add(title: str, collection: Collection | None = None, name: str = "file.txt") -> Any:
        kept = collection or Collection.get_first_root_node()
        content = ContentFile(f"{title} {SECRET}".encode(), name)
        return get_document_model().objects.create(title=title, file=content, collection=kept)

    return add


@pytest.fixture
def private_collection(db) -> Collection:
    """A collection that only a group may see."""
    kept = Collection.get_first_root_node().add_child(name="内部")
    restriction = CollectionViewRestriction.objects.create(
        collection=kept, restriction_type=CollectionViewRestriction.GROUPS
    )
    restriction.groups.add(Group.objects.create(name="内部人员"))
    return kept


@pytest.fixture
def hidden_pages(add_notice) -> dict[str, Page]:
    """A draft, a page for those logged in, an expired page and a changed draft of a public page,
    each with the secret in its title or text."""
    yesterday = timezone.now() - datetime.timedelta(days=1)
    draft = add_notice(f"草稿{SECRET}", SECRET, published=False, slug="draft")
    private = add_notice(f"内部{SECRET}", SECRET, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type=PageViewRestriction.LOGIN)
    expired = add_notice(f"过期{SECRET}", SECRET, slug="expired")
    Page.objects.filter(pk=expired.pk).update(expire_at=yesterday)
    changed = add_notice("公开的通知", "公开的内容", slug="changed")
    changed.title = f"改过的{SECRET}"
    changed.save_revision()
    taken = add_notice(f"撤下{SECRET}", SECRET, slug="taken")
    taken.unpublish()
    return {"draft": draft, "private": private, "expired": expired, "taken": taken}
