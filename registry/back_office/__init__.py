"""The register's part of the Wagtail admin: cases, the record, and what waits for whom."""
