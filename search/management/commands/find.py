"""``manage.py find "0-60MPa 0.4级压力表"``: the same answer on the command line."""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import finding
from search.parameters import PARAMETERS
from search.present import links
from search.present.answer import answer_json
from search.present.terminal import write_answer
from search.question import Question


class Command(BaseCommand):
    """Answers one question."""

    help = "谁能校准：按问题列出中心，--json 给出与接口相同的文档"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("question", nargs="?", default="", help="例如 0-60MPa 0.4级压力表")
        parser.add_argument("--json", action="store_true", help="输出 JSON")
        for parameter in PARAMETERS[1:]:
            names = dict.fromkeys((parameter.name.replace("_", "-"), parameter.name))
            options = [f"--{name}" for name in names]
            parser.add_argument(*options, dest=parameter.name, help=parameter.description)

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit status 1 with every problem on the error stream, nothing on the output."""
        try:
            self._answer(options)
        except BrokenPipeError:
            # The reader (``head``, ``less``) has seen enough: what is still buffered goes nowhere.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def _answer(self, options: dict[str, Any]) -> None:
        known = finding.current()
        given = {one.name: options[one.name] for one in PARAMETERS[1:] if options[one.name]}
        form = finding.read({"q": options["question"], **given}, known)
        if form.problems or form.question is None:
            raise CommandError(
                "\n".join(f"{problem.label}：{problem.reason}" for problem in form.problems)
            )
        question = form.question
        found = finding.find(form, known)
        start = (form.page - 1) * form.page_size
        shown = found.answer.centers[start : start + form.page_size]
        if not options["json"]:
            write_answer(found, shown, self.stdout, self.style)
            return

        def params(weaker: Question) -> str:
            return links.query(links.weaker_parameters(question, weaker, known.vocabulary))

        document = answer_json(found, shown, params=params, next_url=None)
        self.stdout.write(json.dumps(document, ensure_ascii=False, indent=2))
