"""The Elasticsearch index: connection, writing, following the register, rebuilding, checking."""
