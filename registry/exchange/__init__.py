"""How scopes come in and go out: a province as a folder of tables (``docs/exchange.md``)."""
