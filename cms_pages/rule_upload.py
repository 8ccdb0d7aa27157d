"""The editor's upload of a rule's text: read first, shown, then kept as a draft."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from cms_pages.models import ColumnPage
from cms_pages.rule_import import RuleFileError, RuleLockedError, import_rule, rule_text
from cms_pages.rule_parser import parsed

TEMPLATE = "cms_pages/admin/import_rule.html"
OUTCOMES = {
    "new": "已存为草稿。请补全公文要素后发布。",
    "changed": "已按新的文本更新草稿，已发布的页面在发布前不变。",
    "unchanged": "与现有页面的文本相同，没有改动。",
}


class RuleUploadForm(forms.Form):
    """A file with the text of a rule; reads it as it is checked."""

    name = ""
    file = forms.FileField(
        label="规章文本",
        help_text="纯文本或 Markdown，UTF-8 或 GB18030 编码，不超过 2 MB。原文逐字保存，不作改动。",
        error_messages={"required": "请选择文件。", "empty": "文件是空的。"},
    )

    def clean_file(self) -> str:
        """The text of the file."""
        upload: UploadedFile[Any] = self.cleaned_data["file"]
        self.name = upload.name or ""
        try:
            return rule_text(upload.read())
        except RuleFileError as error:
            raise forms.ValidationError(str(error)) from error


def may_import_rules(user: Any) -> bool:
    """Whether a user may add a page to the column of rules."""
    column = ColumnPage.objects.filter(holds=ColumnPage.Holds.RULES).first()
    return bool(
        user.has_perm("wagtailadmin.access_admin")
        and column
        and column.permissions_for_user(user).can_add_subpage()
    )


@require_http_methods(["GET", "POST"])
def upload_rule(request: HttpRequest) -> HttpResponse:
    """Read the file; with ``check`` show what was read, else keep it as a draft and go there."""
    if not may_import_rules(request.user):
        raise PermissionDenied
    sent = request.method == "POST"
    form = RuleUploadForm(request.POST, request.FILES) if sent else RuleUploadForm()
    context: dict[str, Any] = {"form": form}
    if sent and form.is_valid():
        source = form.cleaned_data["file"]
        if "check" not in request.POST:
            try:
                imported = import_rule(source, name=form.name, publish=False, user=request.user)
            except RuleLockedError as error:
                form.add_error("file", str(error))
                return render(request, TEMPLATE, context)
            messages.success(request, f"《{imported.page.title}》{OUTCOMES[imported.outcome]}")
            return redirect("wagtailadmin_pages:edit", imported.page.pk)
        context["rule"] = parsed(source)
    return render(request, TEMPLATE, context)
