"""The style guide: every component in every state, and every page, from invented values."""
