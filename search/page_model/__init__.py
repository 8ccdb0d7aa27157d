"""What the pages show, as plain values: the contract between views and templates."""
