"""Steps with consequences: each one function, in one transaction, called by every entry point."""
