"""Centers as JSON."""

from __future__ import annotations

from typing import Any

from registry.models import Center
from registry.vocabulary.vocabulary import Vocabulary


def center_detail_json(center: Center, promises: int, vocabulary: Vocabulary) -> dict[str, Any]:
    """A center as the list of centers gives it; ``promises`` is how many it has in force."""
    city = vocabulary.cities.get(center.city)
    return {
        "slug": center.slug,
        "name": center.name,
        "short_name": center.short_name,
        "url": center.get_absolute_url(),
        "host": center.host,
        "city": {"slug": city.slug, "name": city.name} if city else None,
        "industries": [
            {"slug": industry.slug or None, "name": industry.name}
            for industry in center.industries.all()
        ],
        "approval_number": center.approval_number,
        "established_on": center.established_on.isoformat(),
        "address": center.address,
        "phone": center.phone,
        "email": center.email,
        "website": center.website,
        "capabilities": promises,
    }
