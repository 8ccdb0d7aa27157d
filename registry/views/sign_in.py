"""Signing in: name and password first, then the code of those who decide."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_otp import login as otp_login

from registry import second_factor
from registry.permissions import may


class SignInForm(AuthenticationForm):
    """Name and password, in the words and the look of the site."""

    error_messages = {
        "invalid_login": "账号或密码不对。多次输错后，账号会锁定一段时间。",
        "inactive": "账号已停用，请与省局联系。",
    }

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        for field, label in (("username", "账号"), ("password", "密码")):
            self.fields[field].label = label
            self.fields[field].error_messages["required"] = f"请填写{label}。"
            self.fields[field].widget.attrs["class"] = "input"


class SignIn(LoginView):
    """The door of the workspace; who works in the back office is led there."""

    template_name = "registry/desk/login.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """Where each role works."""
        user = self.request.user
        home = "workspace:home" if may(user, "workspace.enter") else "wagtailadmin_home"
        home = "wagtailadmin_home" if user.is_superuser else home
        if second_factor.wanted(user):
            return f"{reverse('workspace:verify')}?next={reverse(home)}"
        return reverse(home)


class CodeForm(forms.Form):
    """The code that the authenticator shows."""

    code = forms.RegexField(
        r"^\s*\d{6}\s*$",
        label="6 位验证码",
        error_messages={"required": "请填写验证码。", "invalid": "验证码是 6 位数字。"},
        widget=forms.TextInput(
            attrs={"class": "input", "inputmode": "numeric", "autocomplete": "one-time-code"}
        ),
    )


@never_cache
@login_required(login_url="workspace:login")
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Ask for the code; whoever has no authenticator yet is shown how to set it up."""
    device = second_factor.device_of(request.user)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if second_factor.accept(device, form.cleaned_data["code"].strip()):
            otp_login(request, device)
            return redirect(_onward(request))
        form.add_error("code", "验证码不对或已用过，请等下一个验证码。连续输错须稍候再试。")
    context = {
        "form": form,
        "next": _onward(request),
        "device": device,
        "secret": "" if device.confirmed else second_factor.secret(device),
        "picture": "" if device.confirmed else second_factor.picture(device),
        "shown": second_factor.code_now(device) if settings.DEMONSTRATION else "",
    }
    return render(request, "registry/desk/verify.html", context)


def locked(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
    """What who failed too often is told, at either door (``AXES_LOCKOUT_CALLABLE``)."""
    minutes = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)
    return render(request, "registry/desk/locked.html", {"minutes": minutes}, status=429)


def _onward(request: HttpRequest) -> str:
    """Where the person wanted to go, on this site only."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    hosts = {request.get_host()}
    if url_has_allowed_host_and_scheme(wanted, hosts, require_https=request.is_secure()):
        return wanted
    return reverse("workspace:home")
