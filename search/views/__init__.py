"""The public pages of finding. A view reads its parameters, asks, and hands a page model to a
template; what a page says is decided in ``search.present``."""
