"""Say what pip-audit found, and say it loudly where it could find nothing.

Its JSON comes through stdin.  Exit 1 for a known vulnerability, 0 else: without a network
nothing is known, which is no reason to fail and none to be silent.
"""

from __future__ import annotations

import json
import sys
from typing import Any


def main() -> int:
    """Print what was asked and found, and return the exit code."""
    try:
        packages: list[dict[str, Any]] = json.load(sys.stdin)["dependencies"]
    except (ValueError, KeyError, TypeError):
        packages = []
    asked = [each for each in packages if "vulns" in each]
    found = [(each, vulnerability) for each in asked for vulnerability in each["vulns"]]
    for each, vulnerability in found:
        fixed = ", ".join(vulnerability.get("fix_versions", ())) or "no release"
        sys.stdout.write(
            f"audit: {each['name']} {each['version']}: {vulnerability['id']}, fixed in {fixed}\n"
        )
    silent = len(packages) - len(asked)
    if silent or not packages:
        sys.stdout.write(
            f"audit: COULD NOT ASK about {silent or 'any'} of {len(packages) or 'the'} packages; "
            "this is no clean bill, run `make audit` again where there is a network\n"
        )
    sys.stdout.write(f"audit: {len(asked)} packages asked about, {len(found)} vulnerabilities\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
