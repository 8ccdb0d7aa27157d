"""The circuit breaker: who may try, and when."""

from search.engines.breaker import FIRST_PAUSE, LONGEST_PAUSE, Breaker


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def broken() -> tuple[Breaker, Clock]:
    clock = Clock()
    breaker = Breaker(clock)
    breaker.failed()
    return breaker, clock


def test_all_may_try_while_all_is_well():
    breaker = Breaker(Clock())
    assert all(breaker.allows() for _ in range(5))


def test_after_a_failure_nobody_tries_until_the_pause_is_over():
    breaker, clock = broken()
    assert not breaker.allows()
    clock.now += FIRST_PAUSE - 0.01
    assert not breaker.allows()


def test_after_the_pause_one_may_try_and_the_others_wait_for_it():
    breaker, clock = broken()
    clock.now += FIRST_PAUSE
    assert [breaker.allows() for _ in range(3)] == [True, False, False]


def test_a_trial_that_succeeds_lets_all_in_again():
    breaker, clock = broken()
    clock.now += FIRST_PAUSE
    assert breaker.allows()
    breaker.succeeded()
    assert all(breaker.allows() for _ in range(3))


def test_trials_that_fail_come_less_and_less_often_but_do_not_cease():
    breaker, clock = broken()
    pauses = []
    for _ in range(12):
        start = clock.now
        while not breaker.allows():
            clock.now += 0.5
        pauses.append(clock.now - start)
        breaker.failed()
    assert pauses[:3] == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]
    assert max(pauses) == pauses[-1] == LONGEST_PAUSE


def test_requests_that_fail_together_count_once():
    breaker, clock = broken()
    for _ in range(20):
        breaker.failed()
    clock.now += FIRST_PAUSE
    assert breaker.allows()
