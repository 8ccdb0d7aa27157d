"""The record and the outbox of mail, to read: nobody writes either by hand."""

from __future__ import annotations

from wagtail_modeladmin.options import ModelAdmin

from registry.back_office.listing import ExportingView, TablePermissions
from registry.journal_words import event_label
from registry.models import JournalEntry, OutgoingMail


class JournalPermissions(TablePermissions):
    LIST = "journal.read"


class JournalAdmin(ModelAdmin):
    """Every step ever taken, the newest first."""

    model = JournalEntry
    menu_label = "操作日志"
    menu_icon = "history"
    permission_helper_class = JournalPermissions
    index_view_class = ExportingView
    inspect_view_enabled = True
    list_display = ("position", "at", "actor_name", "event", "case", "document_number", "note")
    list_export = (*list_display, "hash")
    export_filename = "journal"
    list_filter = ("at", "case__kind")
    list_select_related = ("case",)
    ordering = ("-position",)
    search_fields = ("actor_name", "document_number", "case__number", "note")

    def event(self, entry: JournalEntry) -> str:
        """What was done, in words."""
        return event_label(entry.action)

    event.short_description = "操作"  # type: ignore[attr-defined]


class MailAdmin(ModelAdmin):
    """Mail that was or is to be sent."""

    model = OutgoingMail
    menu_label = "待发邮件"
    menu_icon = "mail"
    permission_helper_class = JournalPermissions
    index_view_class = ExportingView
    inspect_view_enabled = True
    list_display = ("subject", "to", "state", "attempts", "queued_at", "sent_at")
    list_filter = ("state",)
    ordering = ("-pk",)
    search_fields = ("subject", "to")
