"""How long rules and analyses take, each without what it waits for in others."""

from time import perf_counter


class Clock:
    """Seconds by name; what begins inside another stops the other's clock."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._running: list[str] = []
        self._since = 0.0

    def start(self, name: str) -> None:
        """Begin to count for a name."""
        self._pass()
        self._running.append(name)

    def stop(self) -> None:
        """Go on counting for what was running before."""
        self._pass()
        self._running.pop()

    def _pass(self) -> None:
        now = perf_counter()
        if self._running:
            name = self._running[-1]
            self.seconds[name] = self.seconds.get(name, 0.0) + now - self._since
        self._since = now
