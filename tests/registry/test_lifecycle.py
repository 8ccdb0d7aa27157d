"""The declared courses: every state is reached, every step is somebody's and asks known facts."""

import pytest

from registry.lifecycle import FACTS, PROCESSES, all_steps
from registry.permissions import ALLOWED

STEPS = [pytest.param(step, id=step.action) for step in all_steps()]
COURSES = [pytest.param(process, id=kind) for kind, process in PROCESSES.items()]


@pytest.mark.parametrize("step", STEPS)
def test_a_step_joins_states_of_its_process_and_belongs_to_somebody(step):
    states = {state.code for state in PROCESSES[step.kind].states}
    assert step.sources <= states
    assert step.target in states
    assert ALLOWED[step.action]
    assert set(step.needs) <= set(FACTS)


@pytest.mark.parametrize("process", COURSES)
def test_every_state_is_reached_from_the_first_and_only_final_ones_have_no_way_on(process):
    reached, waiting = set(), [process.initial]
    while waiting:
        code = waiting.pop()
        reached.add(code)
        onward = [step.target for step in process.steps_from(code)]
        assert bool(onward) != process.state(code).final
        waiting += [target for target in onward if target not in reached]
    assert reached == {state.code for state in process.states}


def test_case_numbers_of_two_kinds_never_meet():
    prefixes = [process.prefix for process in PROCESSES.values()]
    assert len(set(prefixes)) == len(prefixes)
