"""A document as PDF, on A4 with the margins of GB/T 9704 (official documents: 37 mm above, 28 mm
to the left). The font is the reader's own Song (Adobe's STSong-Light), so that no font need be
shipped and every character of GB 18030 is there."""

from __future__ import annotations

from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import Flowable, SimpleDocTemplate, Spacer, Table, TableStyle
from reportlab.platypus import Paragraph as Text

from registry.documents.layout import Block, Grid, Heading, blocks

FONT = "STSong-Light"
SIZE = 16
"""三号, the size GB/T 9704 sets for the text."""

BODY = ParagraphStyle(
    "body", fontName=FONT, fontSize=SIZE, leading=28, firstLineIndent=2 * SIZE, wordWrap="CJK"
)
TITLE = ParagraphStyle(
    "title", BODY, fontSize=22, leading=34, alignment=TA_CENTER, firstLineIndent=0, spaceAfter=28
)
NUMBER = ParagraphStyle("number", BODY, alignment=TA_CENTER, firstLineIndent=0, spaceAfter=20)
HEADING = ParagraphStyle("heading", BODY, firstLineIndent=0, spaceBefore=8)
CLOSING = ParagraphStyle("closing", BODY, alignment=TA_RIGHT, firstLineIndent=0)
CELL = ParagraphStyle("cell", BODY, fontSize=11, leading=16, firstLineIndent=0)
GRID = TableStyle(
    [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 5),
    ]
)


def as_pdf(title: str, number: str, text: str) -> bytes:
    """The bytes of the document; the same text gives the same bytes."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    out = BytesIO()
    page = SimpleDocTemplate(
        out,
        pagesize=A4,
        topMargin=37 * mm,
        bottomMargin=35 * mm,
        leftMargin=28 * mm,
        rightMargin=26 * mm,
        title=title,
        invariant=1,
    )
    head: list[Flowable] = [Text(escape(title), TITLE), Text(escape(number), NUMBER)]
    page.build(head + [_flowable(block, page.width) for block in blocks(text)])
    return out.getvalue()


def _flowable(block: Block, width: float) -> Flowable:
    if isinstance(block, Grid):
        return _table(block, width)
    if isinstance(block, Heading):
        return Text(escape(block.text), HEADING)
    if not block.text:
        return Spacer(1, BODY.leading)
    return Text(escape(block.text), CLOSING if block.closing else BODY)


def _table(grid: Grid, width: float) -> Table:
    lines = [grid.headings, *grid.rows]
    cells = [[Text(escape(cell), CELL) for cell in line] for line in lines]
    return Table(
        cells,
        colWidths=[width / len(grid.headings)] * len(grid.headings),
        style=GRID,
        repeatRows=1,
        splitInRow=1,
    )
