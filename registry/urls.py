"""Addresses of the workspace. The back office has the same ones under its own shell, as the
instance ``bureau`` of this namespace; ``{% url %}`` stays in the shell a page is shown in."""

from __future__ import annotations

from copy import copy

from django.contrib.auth import views as auth
from django.urls import URLPattern, path

from registry.views import case, desk, evidence, kinds, sign_in
from registry.views.access import entered

app_name = "workspace"

DESK = [
    path("", desk.home, name="home"),
    path("cases/", desk.cases, name="cases"),
    path("cases/<str:number>/", case.case, name="case"),
    path("cases/<str:number>/steps/<slug:name>/", case.step, name="step"),
    path("cases/<str:number>/experts/", case.assign_expert, name="assign"),
    path("cases/<str:number>/files/<slug:slot>/", evidence.upload, name="upload"),
    path("files/<int:pk>/", evidence.download, name="evidence"),
    path("files/<int:pk>/back/", evidence.take_back, name="take_back"),
]


def addresses() -> list[URLPattern]:
    """The desk's and every kind's addresses, each behind the door. Copies: whoever includes them
    may decorate them."""
    patterns = [copy(pattern) for pattern in (*DESK, *kinds.urlpatterns)]
    for pattern in patterns:
        pattern.callback = entered(pattern.callback)
    return patterns


urlpatterns = [
    path("login/", sign_in.SignIn.as_view(), name="login"),
    path("verify/", sign_in.verify, name="verify"),
    path("logout/", auth.LogoutView.as_view(next_page="workspace:login"), name="logout"),
    *addresses(),
]
