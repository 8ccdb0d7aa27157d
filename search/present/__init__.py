"""Renderings of an answer: JSON for the API and the command line, page models for the browser."""
