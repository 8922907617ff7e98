"""The verdict of both layers, as text and as JSON."""

import json
from pathlib import Path

from openbadges.version import VERSION


class Verdict:
    """Valid when the official validator says so and the second layer found no fault."""

    def __init__(self, official, findings, log, *, strict=False):
        self.official, self.findings, self.log = official, findings, log
        self.report = official["report"]
        faults = findings.failed() or (strict and findings.warned())
        self.valid = bool(self.report.get("valid")) and not faults

    def show(self, *, verbose=False):
        """Print the verdict, every fault, and with `verbose` all that was looked at."""
        print(self.text(verbose=verbose))

    def text(self, *, verbose=False):
        """The same as text."""
        lines = [*self._official(), *self._second(verbose), *self._requests(verbose)]
        return "\n".join([*lines, f"RESULT: {'VALID' if self.valid else 'INVALID'}"])

    def write(self, name):
        """Write the whole result as JSON into a file, or print it for '-'."""
        whole = {
            "valid": self.valid,
            "official": self.official,
            "supplementary": self.findings.rows,
            "requests": self.log,
        }
        text = json.dumps(whole, indent=2, default=str)
        if name == "-":
            print(text)
        else:
            Path(name).write_text(text)

    def _official(self):
        report, version = self.report, ".".join(map(str, VERSION))
        said = "valid" if report.get("valid") else "NOT VALID"
        counts = f"errors={report.get('errorCount')} warnings={report.get('warningCount')}"
        yield f"official validator openbadges {version}: {said}  {counts}"
        for m in report.get("messages", []):
            yield f"  {m.get('messageLevel')!s:<7} {m.get('name')}: {m.get('result')}"

    def _second(self, verbose):
        rows, failed, warned = self.findings.rows, self.findings.failed(), self.findings.warned()
        said = "FAILED" if failed else "ok"
        passed = len(rows) - len(failed) - len(warned)
        counts = f"failed={len(failed)} warned={len(warned)} passed={passed}"
        yield f"supplementary checks: {said}  {counts}"
        for level, rule, detail in rows:
            if level != "PASS" or verbose:
                yield f"  {level:<4} {rule}" + (f" [{detail}]" if detail else "")

    def _requests(self, verbose):
        for url in sorted({url for _, url, why in self.log if why == "refused"}):
            yield f"  NOTE refused (offline): {url}"
        for code, url, why in self.log if verbose else []:
            yield f"  GET  {code} {url} {why}"
