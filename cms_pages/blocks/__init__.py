"""The blocks that editors compose pages from."""

from cms_pages.blocks.body import BodyBlock, StoryBlock
from cms_pages.blocks.media import FigureBlock
from cms_pages.blocks.site import FooterColumnBlock, MenuLinkBlock, ServiceBlock

__all__ = [
    "BodyBlock",
    "FigureBlock",
    "FooterColumnBlock",
    "MenuLinkBlock",
    "ServiceBlock",
    "StoryBlock",
]
